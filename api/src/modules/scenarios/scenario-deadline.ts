import type { WorkingDays } from '../../platform/working-days.js';
import { xiamenDay } from '../../platform/working-days.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import { optionsOf } from './scenario-procedures.js';

/**
 * The earliest deadline that leaves `days` working days after `now`, at the time of day of the present one.
 * @throws AppError `calendar.year-unknown` when the count runs into a year without calendar
 */
export function earliestDeadline(
  calendar: WorkingDays,
  given: { now: Date; deadline: Date; days: number },
): Date {
  const day = calendar.add(xiamenDay(given.now), given.days);
  const dayMs = 86_400_000;
  const midnight = (text: string) => Date.parse(`${text}T00:00:00+08:00`);
  const timeOfDay = given.deadline.getTime() - midnight(xiamenDay(given.deadline));
  return new Date(midnight(day) + (timeOfDay % dayMs));
}

/** No run of days off is that long: a deadline beyond needs no calendar. Natural days. */
const beyondDoubt = 30;

/**
 * The deadline after a material change of an open call, by rule: unchanged where enough working days
 * remain, else the earliest that leaves them. Pure.
 * @param calendar asked only where the deadline is near
 * @throws AppError `calendar.year-unknown`
 */
export function deadlineAfterChange(
  calendar: WorkingDays,
  given: { now: Date; deadline: Date; procedure: ContentValues['procedure'] },
): { deadline: Date; movedDays: number | null } {
  const { now, deadline } = given;
  const days = optionsOf(given.procedure).daysAfterChange;
  if (deadline.getTime() - now.getTime() > beyondDoubt * 86_400_000)
    return { deadline, movedDays: null };
  const earliest = earliestDeadline(calendar, { now, deadline, days });
  return earliest > deadline
    ? { deadline: earliest, movedDays: days }
    : { deadline, movedDays: null };
}
