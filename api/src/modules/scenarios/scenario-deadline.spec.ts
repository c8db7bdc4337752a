import { WorkingDays, daysFrom } from '../../platform/working-days.js';
import { deadlineAfterChange } from './scenario-deadline.js';

const calendar = new WorkingDays([
  {
    year: 2026,
    daysOff: new Set(daysFrom('2026-10-01', '2026-10-07')),
    makeUpDays: new Set(['2026-09-20', '2026-10-10']),
  },
]);
const at = (text: string) => new Date(`${text}+08:00`);
const after = (now: string, deadline: string, procedure: 'direct' | 'bids' | 'staged' = 'bids') =>
  deadlineAfterChange(calendar, { now: at(now), deadline: at(deadline), procedure });

describe('the deadline after a material change', () => {
  it.each([
    ['enough days left', '2026-03-02T09:00', '2026-03-09T18:00', '2026-03-09T18:00', null],
    ['one day short', '2026-03-03T09:00', '2026-03-09T18:00', '2026-03-10T18:00', 5],
    ['on the last day', '2026-03-09T17:59', '2026-03-09T18:00', '2026-03-16T18:00', 5],
    ['over a weekend', '2026-03-06T23:30', '2026-03-09T18:00', '2026-03-13T18:00', 5],
    ['over the national holiday', '2026-09-29T09:00', '2026-09-30T12:00', '2026-10-12T12:00', 5],
    ['at a time of day before 8', '2026-03-03T09:00', '2026-03-04T06:30', '2026-03-10T06:30', 5],
  ])('%s', (_, now, deadline, expected, movedDays) => {
    expect(after(now, deadline)).toEqual({ deadline: at(expected), movedDays });
  });
  it('leaves three working days where suppliers are taken directly', () => {
    const moved = after('2026-03-03T09:00', '2026-03-04T18:00', 'direct');
    expect(moved).toEqual({ deadline: at('2026-03-06T18:00'), movedDays: 3 });
  });
  it('refuses to count in a year without calendar, and asks none for a far deadline', () => {
    expect(() => after('2026-12-29T09:00', '2026-12-31T18:00')).toThrow(
      expect.objectContaining({ code: 'calendar.year-unknown' }),
    );
    expect(after('2026-12-29T09:00', '2027-02-10T18:00').movedDays).toBeNull();
  });
});
