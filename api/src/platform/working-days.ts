import { defineErrors } from './errors.js';

/**
 * Chinese working days: Monday to Friday, less the days off and plus the make-up days (调休上班) that the
 * State Council's office announces for each year. Pure: the announced years are passed in, and a year
 * that was not announced is refused, never guessed. A year of which only the statutory festivals are known is
 * provisional: it is counted in, and whoever shows such a date says so.
 */

export const calendarErrors = defineErrors('calendar', {
  'year-unknown': {
    kind: 'refused',
    zh: '{year} 年的放假调休安排尚未录入，无法按工作日计算；官方通知公布后由管理员录入。',
    en: 'Working days of {year} are not known yet: the official holiday notice has not been entered.',
  },
  'days-disordered': {
    kind: 'invalid',
    zh: '{year} 年的放假或上班日期有误（须在当年或相邻两日内、起止有序、互不重复，补班须在周末）。',
    en: 'The days of {year} do not fit: in that year, in order, none twice, make-up days on weekends.',
  },
  'version-used': {
    kind: 'conflict',
    zh: '{year} 年的安排已由他人录入，请刷新后再改。',
    en: 'The year {year} was entered meanwhile; reload and edit again.',
  },
});

/** The announced exceptions of one year, as days `YYYY-MM-DD`. */
export interface WorkingYear {
  readonly year: number;
  readonly daysOff: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
  /** The statutory festivals alone: which weekends are moved is not announced yet. */
  readonly provisional?: boolean;
}

const dayMs = 86_400_000;
/** China has one time zone and no summer time. */
const offsetMs = 8 * 3_600_000;
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);
const textOf = (date: Date) => date.toISOString().slice(0, 10);

/** The calendar day in Xiamen at a moment. */
export function xiamenDay(at: Date): string {
  return textOf(new Date(at.getTime() + offsetMs));
}

/** The last moment of a limit, which is over at the moment it names: of one that ends at midnight, on the day before. */
export const lastMomentOf = (limit: Date): Date => new Date(limit.getTime() - 1);

/** All days from one to another, both included; empty when the second is before the first. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = noonOf(first).getTime(); at <= noonOf(last).getTime(); at += dayMs)
    days.push(textOf(new Date(at)));
  return days;
}

/** Whether it is a Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(noonOf(day).getUTCDay());
}

/** Counts working days over the years it was given. */
export class WorkingDays {
  private readonly years: ReadonlyMap<number, WorkingYear>;

  constructor(years: readonly WorkingYear[]) {
    this.years = new Map(years.map((year) => [year.year, year]));
  }

  /** @throws AppError `calendar.year-unknown` */
  isWorkingDay(day: string): boolean {
    const number = Number(day.slice(0, 4));
    const year = this.years.get(number);
    if (!year) throw calendarErrors('year-unknown', { year: number });
    if (year.makeUpDays.has(day)) return true;
    return !isWeekend(day) && !year.daysOff.has(day);
  }

  /**
   * The nth working day after (n > 0) or before (n < 0) a day, which itself is not counted.
   * @throws AppError `calendar.year-unknown` when the count runs into a year that is not known
   */
  add(day: string, n: number): string {
    const step = Math.sign(n) * dayMs;
    let at = noonOf(day).getTime();
    for (let left = Math.abs(n); left > 0;) {
      at += step;
      if (this.isWorkingDay(textOf(new Date(at)))) left -= 1;
    }
    return textOf(new Date(at));
  }

  /** The same time of day in Xiamen, n working days later or earlier. @throws AppError as `add` */
  shift(at: Date, n: number): Date {
    const day = xiamenDay(at);
    const moved = this.add(day, n);
    return new Date(at.getTime() + noonOf(moved).getTime() - noonOf(day).getTime());
  }

  /** Working days after the first day, up to and including the last. @throws AppError `calendar.year-unknown` */
  between(first: string, last: string): number {
    return daysFrom(first, last)
      .slice(1)
      .filter((day) => this.isWorkingDay(day)).length;
  }

  /** The first provisional year among the days counted from one moment to another, which may be earlier; or null. */
  provisionalYear(from: Date, to: Date): number | null {
    if (xiamenDay(from) === xiamenDay(to)) return null;
    // The day one counts from is not counted itself.
    const next = new Date(from.getTime() + (to > from ? dayMs : -dayMs));
    const ends = [next, to].map((at) => Number(xiamenDay(at).slice(0, 4)));
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const touched = [...this.years.values()]
      .filter(({ year, provisional }) => provisional === true && year >= low && year <= high)
      .map(({ year }) => year);
    return touched.length > 0 ? Math.min(...touched) : null;
  }
}

/** A year as it was entered, and when. */
export interface EnteredYear extends WorkingYear {
  readonly enteredAt: Date;
}

/**
 * All that was ever entered, replaced entries included. A date that was published is counted by the calendar as it stood
 * at its publication, for ever: a later entry or correction counts for dates set later, and moves none silently.
 */
export class WorkingCalendars {
  private readonly entries: readonly EnteredYear[];

  constructor(entries: readonly EnteredYear[]) {
    this.entries = [...entries].sort((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime());
  }

  /** As it stands now. */
  latest(): WorkingDays {
    return new WorkingDays(this.entries);
  }

  /** As it stood at a moment. A year nobody had entered then is taken from its first entry. */
  asOf(at: Date): WorkingDays {
    const first = [...this.entries].reverse();
    return new WorkingDays([...first, ...this.entries.filter(({ enteredAt }) => enteredAt <= at)]);
  }
}

/** The provisional year through which a limit was counted when it was set; null where it was counted for good. Pure. */
export function provisionalYearOf(
  calendars: Pick<WorkingCalendars, 'asOf'>,
  from: Date,
  limit: Date | null,
): number | null {
  return limit && calendars.asOf(from).provisionalYear(from, lastMomentOf(limit));
}
