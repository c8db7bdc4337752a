import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors.js';
import type { Language } from '../../platform/http/actor.js';
import {
  daysFrom,
  WorkingCalendars,
  type WorkingDays,
  type WorkingYear,
} from '../../platform/working-days.js';
import type { EnterWorkingYear } from './calendar.schemas.js';

/** For the answers of other modules, beside a date counted in working days. */
export { provisionalYear } from './calendar.schemas.js';

/** What a mail says beside a date that was counted through a provisional year. */
export function provisionalNote(year: number, language: Language): string {
  return language === 'zh-CN'
    ? `此日期算定时 ${year} 年调休安排尚未公布，按法定节假日暂算；安排公布后此日期不会自动变动，如有调整另行通知。`
    : `The make-up days of ${year} were not announced when this date was set: it was counted by the statutory holidays and does not move by itself once they are; a change would be told.`;
}

type Reader = Pick<EntityManager, 'query'>;
/** A year as it is kept. */
export type YearRow = EnterWorkingYear & {
  readonly year: number;
  readonly version: number;
  readonly provisional: boolean;
};

/**
 * A moment counted in working days, with the provisional year it was counted through, if any; or the year whose days
 * off nobody has announced yet.
 */
export type Counted =
  | { readonly at: Date; readonly unknownYear: null; readonly provisionalYear: number | null }
  | { readonly at: null; readonly unknownYear: number; readonly provisionalYear: null };

/** Working days for other modules. */
@Injectable()
export class CalendarReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** The counter over all years as they stand now. Give `tx.manager` to read inside a transaction. */
  async workingDays(reader: Reader = this.source): Promise<WorkingDays> {
    return (await this.calendars(reader)).latest();
  }

  /** The counters of now and before: for dates that were published earlier. */
  async calendars(reader: Reader = this.source): Promise<WorkingCalendars> {
    const rows = await reader.query<(YearRow & { enteredAt: Date })[]>(
      `select year, version, festivals, provisional, updated_at as "enteredAt" from working_years
       union all select year, version, festivals, provisional, entered_at from working_years_replaced
       order by year, version`,
    );
    return new WorkingCalendars(
      rows.map((row) => ({ ...exceptionsOf(row), enteredAt: row.enteredAt })),
    );
  }

  /** The one clock. */
  async now(reader: Reader = this.source): Promise<Date> {
    const [row] = await reader.query<{ now: Date }[]>('select app_now() as now');
    return row?.now ?? new Date();
  }

  async rows(reader: Reader = this.source): Promise<YearRow[]> {
    return reader.query<YearRow[]>(
      'select year, version, festivals, source, provisional from working_years order by year',
    );
  }
}

/** The exceptions of a year as sets of days. */
export function exceptionsOf(
  row: Pick<YearRow, 'year' | 'festivals' | 'provisional'>,
): WorkingYear {
  return {
    ...{ year: row.year, provisional: row.provisional },
    daysOff: new Set(row.festivals.flatMap((festival) => daysFrom(festival.from, festival.to))),
    makeUpDays: new Set(row.festivals.flatMap((festival) => festival.makeUp)),
  };
}

/** The moment n working days later or earlier, or the unknown year that stands in the way. */
export function countedFrom(calendar: WorkingDays, at: Date, n: number): Counted {
  try {
    const moved = calendar.shift(at, n);
    const provisionalYear = calendar.provisionalYear(at, moved);
    return { at: moved, unknownYear: null, provisionalYear };
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar.year-unknown')
      return { at: null, unknownYear: Number(error.params.year), provisionalYear: null };
    throw error;
  }
}
