import { fromLocalInput, toLocalInput } from './xiamen-time';

describe('times in forms', () => {
  it.each([
    ['2026-10-01T00:00:00+08:00', '2026-10-01T00:00'],
    ['2026-09-30T16:30:00Z', '2026-10-01T00:30'],
    ['', ''],
    [null, ''],
    ['soon', ''],
  ])('shows %s as %s in Xiamen, wherever the reader is', (iso, local) => {
    expect(toLocalInput(iso)).toBe(local);
  });

  it.each([
    ['2026-10-01T18:00', '2026-10-01T18:00:00+08:00'],
    ['2026-10-01T18:00:59', '2026-10-01T18:00:00+08:00'],
    ['2026-10-01', null],
    ['', null],
  ])('reads %s as %s', (local, iso) => {
    expect(fromLocalInput(local)).toBe(iso);
  });
});
