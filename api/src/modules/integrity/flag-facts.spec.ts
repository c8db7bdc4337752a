import { WorkingDays } from '../../platform/working-days.js';
import { isOdd } from './flag-facts.queries.js';

const calendar = new WorkingDays([
  { year: 2026, daysOff: new Set(['2026-10-01']), makeUpDays: new Set(['2026-10-10']) },
]);

it.each([
  ['2026-11-23T08:00:00', false],
  ['2026-11-23T07:59:59', true],
  ['2026-11-23T19:59:59', false],
  ['2026-11-23T20:00:00', true],
  ['2026-11-23T02:00:00', true],
  ['2026-11-22T10:00:00', true],
  ['2026-10-01T10:00:00', true],
  ['2026-10-10T10:00:00', false],
  // Nobody has announced 2027: the hours alone count.
  ['2027-01-02T10:00:00', false],
  ['2027-01-02T22:00:00', true],
])('an opening at %s is odd: %s', (at, odd) => {
  expect(isOdd(calendar, new Date(`${at}+08:00`))).toBe(odd);
});
