import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { ExposureRun } from './exposure-rows.js';

export {
  ageClassOf,
  newcomerDays,
  sizeClassOf,
  type ExposureRow,
  type ExposureRun,
} from './exposure-rows.js';

/** The one write a higher module may ask for: the nightly computation, which needs what only matching knows. */
export abstract class ExposureWrites {
  /** Replaces prices and turns of one world (real or 示例) in the caller's transaction. */
  abstract replace(tx: Tx, run: ExposureRun): Promise<void>;
}

/** What orders lists beside the score. */
export interface ExposureOrder {
  /** By id of the one shown. */
  readonly prices: readonly (readonly [string, number])[];
  /** By scenario: the capabilities whose turn it is. */
  readonly turns: readonly (readonly [string, readonly string[]])[];
}

/** What is known of a side from the last computation. */
export interface ExposureState {
  readonly subjectId: string;
  readonly qualifiedOn: string;
  readonly seenOn: string | null;
}

/** Answers for other modules. */
@Injectable()
export class ExposureReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Prices and turns as they hold now. */
  async order(demo: boolean): Promise<ExposureOrder> {
    const rows = await this.source.query<{ id: string; price: number; turn: string | null }[]>(
      `select subject_id as id, price, turn_scenario_id as turn from exposures
       where demo = $1 and (price <> 0 or turn_scenario_id is not null) order by subject_id`,
      [demo],
    );
    const turns = new Map<string, string[]>();
    for (const { id, turn } of rows) if (turn) turns.set(turn, [...(turns.get(turn) ?? []), id]);
    const prices = rows
      .filter((row) => row.price !== 0)
      .map(({ id, price }) => [id, price] as const);
    return { prices, turns: [...turns] };
  }

  async states(demo: boolean): Promise<ExposureState[]> {
    return this.source.query(
      `select subject_id as "subjectId", qualified_on::text as "qualifiedOn", seen_on::text as "seenOn"
       from exposures where demo = $1`,
      [demo],
    );
  }

  /** When prices were last computed; null when never. */
  async lastRun(demo: boolean): Promise<Date | null> {
    const rows = await this.source.query<{ at: Date }[]>(
      'select at from exposure_runs where demo = $1 order by at desc limit 1',
      [demo],
    );
    return rows[0]?.at ?? null;
  }
}
