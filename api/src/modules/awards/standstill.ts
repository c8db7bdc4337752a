import { AppError } from '../../platform/errors.js';
import { xiamenDay, type WorkingCalendars, type WorkingDays } from '../../platform/working-days.js';

/**
 * The clocks of a result, in working days of the official calendar. A limit ends with its last day, at midnight in Xiamen,
 * so that it can be published as a day; a limit whose year nobody has announced is uncounted, never guessed.
 */

/**
 * Days a result stands still. The rule is the platform's own and longer than what the law asks where a tender is
 * obligatory (招标投标法实施条例 §54: at least three days, objections within them).
 */
export const standstillDays = 5;
/** Days to answer an objection (§54 as well: three days, and until then the procedure is suspended). */
export const objectionDays = 3;
/** Days after the standstill by which the result must be final, its feedback included; then it is escalated. */
export const completionDays = 5;
/** Least and most days of a proof of concept. */
export const proofDays = { min: 10, max: 120 } as const;

export const standstillSource = {
  zh: '平台规则：5 个工作日；《招标投标法实施条例》第五十四条要求公示不少于 3 日，异议 3 日内答复，答复前暂停。',
  en: 'Rule of this platform: 5 working days. Article 54 of the Implementing Regulation of the Tendering Law asks for at least 3 days, an answer to objections within 3 days, and suspension until then.',
} as const;

/** The end of a limit, or the year that stands in the way. */
export interface Limit {
  readonly until: Date | null;
  readonly unknownYear: number | null;
}

const midnightAfter = (day: string): Date =>
  new Date(new Date(`${day}T00:00:00+08:00`).getTime() + 86_400_000);

/** The midnight after the nth working day that follows the day of `from`. Pure. */
export function limitAfter(calendar: WorkingDays, from: Date, days: number): Limit {
  try {
    return { until: midnightAfter(calendar.add(xiamenDay(from), days)), unknownYear: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'calendar.year-unknown') throw error;
    return { until: null, unknownYear: Number(error.params.year) };
  }
}

/** A time during which the standstill was held: while it lasts, nothing ends. */
export interface Freeze {
  readonly from: Date;
  readonly to: Date | null;
}

/**
 * The end that holds: a standstill that was frozen at any moment of its last working day or later ends one whole working
 * day after it was set free, so that whoever was kept from acting still can. Null while it is frozen or uncounted.
 * @param calendars each end is counted by the calendar as it stood when the standstill was set free, and then holds
 */
export function effectiveEnd(
  calendars: Pick<WorkingCalendars, 'asOf'>,
  until: Date | null,
  freezes: readonly Freeze[],
): Date | null {
  if (!until || freezes.some((freeze) => !freeze.to)) return null;
  return [...freezes]
    .sort((a, b) => Number(a.to) - Number(b.to))
    .reduce<Date | null>((end, { from, to }) => {
      if (!end || !to || from >= end) return end;
      const { until: again } = limitAfter(calendars.asOf(to), to, 1);
      return again && again > end ? again : again ? end : null;
    }, until);
}

export type StandstillPhase = 'running' | 'ended' | 'uncounted';

/** Where a standstill stands at a moment: its end belongs to the time after it. Pure. */
export function phaseOf(end: Date | null, now: Date): StandstillPhase {
  if (!end) return 'uncounted';
  return now.getTime() < end.getTime() ? 'running' : 'ended';
}
