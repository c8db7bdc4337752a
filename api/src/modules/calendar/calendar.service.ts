import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import {
  calendarErrors,
  daysFrom,
  isWeekend,
  WorkingDays,
  xiamenDay,
} from '../../platform/working-days.js';
import { CalendarYearEntered } from './calendar.events.js';
import { CalendarReads, exceptionsOf, type YearRow } from './calendar.reads.js';
import type { EnterWorkingYear } from './calendar.schemas.js';

/** Events need an id of their subject: a year's is made from its number. */
const yearSpace = 'c6d1f0b4-8f5e-5c0a-9d57-2f6a5a4f6b10';

/** The years of the working-day calendar: read by all, entered by administrators from the official notice. */
@Injectable()
export class CalendarService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CalendarReads) private readonly reads: CalendarReads,
  ) {}

  /** All years entered, and which of this year and the next are missing. */
  async years(actor: Actor) {
    const rows = await this.reads.rows();
    const known = new Set(rows.map((row) => row.year));
    const thisYear = Number(xiamenDay(await this.reads.now()).slice(0, 4));
    return {
      items: rows.map(yearOf),
      total: rows.length,
      unknownYears: [thisYear, thisYear + 1].filter((year) => !known.has(year)),
      provisionalYears: rows.filter(({ provisional }) => provisional).map(({ year }) => year),
      actions: hasRole(actor, 'admin') ? (['enter'] as const) : [],
    };
  }

  /**
   * Enters a year, or corrects one (then with If-Match): from the notice, so that a provisional year becomes definite.
   * What stood before is kept, for dates that were counted by it. @returns the year as it now stands
   */
  async enter(
    year: number,
    input: EnterWorkingYear,
    version: string | undefined,
    actor: Actor,
  ): Promise<ReturnType<typeof yearOf>> {
    refuseDisorder(year, input);
    const row = await this.transactions.run(actor, async (tx) => {
      const [known] = await tx.query<{ version: number }>(
        'select version from working_years where year = $1 for update',
        [year],
      );
      if (known) {
        requireVersion(version, known.version);
        await keepReplaced(tx, year);
      }
      const [saved] = await tx.query<YearRow>(
        `insert into working_years (year, festivals, source, updated_at) values ($1, $2, $3, $4)
         on conflict (year) do update set festivals = excluded.festivals, source = excluded.source,
           version = working_years.version + 1, updated_at = excluded.updated_at, provisional = false
         where working_years.version = $5
         returning year, version, festivals, source, provisional`,
        [
          year,
          JSON.stringify(input.festivals),
          JSON.stringify(input.source),
          tx.now,
          known?.version ?? 0,
        ],
      );
      // Two administrators entered the same new year at once: the second reads the first's.
      if (!saved) throw calendarErrors('version-used', { year });
      await tx.record(
        CalendarYearEntered,
        { type: 'calendar', id: uuidv5(String(year), yearSpace) },
        { year, version: saved.version, notice: input.source.number },
      );
      return saved;
    });
    return yearOf(row);
  }
}

function yearOf(row: YearRow) {
  const exceptions = exceptionsOf(row);
  const calendar = new WorkingDays([exceptions]);
  const days = daysFrom(`${row.year}-01-01`, `${row.year}-12-31`);
  return {
    ...row,
    workingDays: days.filter((day) => calendar.isWorkingDay(day)).length,
    substituteDays: row.provisional ? [...exceptions.daysOff].filter(isWeekend).length : 0,
  };
}

async function keepReplaced(tx: Tx, year: number): Promise<void> {
  await tx.query(
    `insert into working_years_replaced (year, version, festivals, source, provisional, entered_at)
     select year, version, festivals, source, provisional, updated_at from working_years where year = $1`,
    [year],
  );
}

/** A notice for one year names days of that year (a holiday may begin in the last days of the year before). */
function refuseDisorder(year: number, { festivals }: EnterWorkingYear): void {
  const near = (day: string) => day >= `${year - 1}-12-25` && day <= `${year}-12-31`;
  const off = festivals.flatMap(({ from, to }) => daysFrom(from, to));
  const worked = festivals.flatMap((festival) => festival.makeUp);
  const named = [...off, ...worked];
  const ordered = festivals.every(({ from, to }) => from <= to && daysFrom(from, to).length <= 16);
  const once = new Set(named).size === named.length;
  if (!ordered || !once || !named.every(near) || !worked.every(isWeekend))
    throw calendarErrors('days-disordered', { year }, [
      { pointer: '/festivals', code: 'days-disordered', message: '' },
    ]);
}
