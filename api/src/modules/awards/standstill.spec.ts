import fc from 'fast-check';
import { WorkingDays } from '../../platform/working-days.js';
import { effectiveEnd, limitAfter, phaseOf, standstillDays } from './standstill.js';

const calendar = new WorkingDays([
  {
    year: 2026,
    daysOff: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
    makeUpDays: new Set(['2026-10-10']),
  },
]);
const at = (text: string) => new Date(`${text}+08:00`);

describe('a limit in working days', () => {
  it.each([
    // A Monday afternoon: Tuesday to next Monday are five working days.
    ['2026-11-23T15:00:00', 5, '2026-12-01T00:00:00'],
    // Before the holidays: 29 and 30 September, 8 and 9 October, and Saturday the 10th, which is worked.
    ['2026-09-28T23:59:59', 5, '2026-10-11T00:00:00'],
    ['2026-11-27T00:00:00', 1, '2026-12-01T00:00:00'],
  ])('from %s, %i days, ends with its last day', (from, days, until) => {
    expect(limitAfter(calendar, at(from), days)).toEqual({ until: at(until), unknownYear: null });
  });

  it('that runs into a year nobody has announced is uncounted and says which', () => {
    expect(limitAfter(calendar, at('2026-12-28T09:00:00'), standstillDays)).toEqual({
      ...{ until: null, unknownYear: 2027 },
    });
  });

  it('never gives fewer whole days than were promised', () => {
    const minute = fc.integer({ min: 0, max: 330 * 24 * 60 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 10 }), (minutes, days) => {
        const from = new Date(at('2026-01-01T00:00:00').getTime() + minutes * 60_000);
        const { until } = limitAfter(calendar, from, days);
        expect(Number(until) - Number(from)).toBeGreaterThanOrEqual(days * 86_400_000);
      }),
    );
  });
});

describe('the phase', () => {
  const end = at('2026-12-01T00:00:00');
  it.each([
    [-1, 'running'],
    [0, 'ended'],
    [1, 'ended'],
  ])('%i ms from the end is %s', (by, phase) => {
    expect(phaseOf(end, new Date(end.getTime() + by))).toBe(phase);
  });
  it('is uncounted without an end', () => expect(phaseOf(null, end)).toBe('uncounted'));
});

describe('a frozen standstill', () => {
  const until = at('2026-12-01T00:00:00');
  const end = (...freezes: [string, string | null][]) =>
    effectiveEnd(
      { asOf: () => calendar },
      until,
      freezes.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) })),
    );

  it('does not end while it lasts', () => {
    expect(end(['2026-11-25T10:00:00', null])).toBeNull();
  });
  it('keeps its end when it was set free early enough', () => {
    expect(end(['2026-11-25T10:00:00', '2026-11-26T10:00:00'])).toEqual(until);
  });
  it('ends a whole working day after it was set free', () => {
    expect(end(['2026-11-30T10:00:00', '2026-12-03T10:00:00'])).toEqual(at('2026-12-05T00:00:00'));
  });
  it('is not opened again by a hold placed after its end', () => {
    expect(end(['2026-12-01T00:00:00', '2026-12-09T10:00:00'])).toEqual(until);
  });
});
