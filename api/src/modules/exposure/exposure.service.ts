import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/transaction.js';
import type { ExposureRow, ExposureRun } from './exposure-rows.js';
import { ExposurePriced } from './exposure.events.js';
import { ExposureWrites } from './exposure.reads.js';

const batch = 5000;

/** Keeps the outcome of the nightly computation. */
@Injectable()
export class ExposureService extends ExposureWrites {
  async replace(tx: Tx, run: ExposureRun): Promise<void> {
    const id = uuidv7();
    const { demo, modelVersion, demands, supplies, pairs, gini, turns, withoutPlace } = run;
    await tx.query(
      `insert into exposure_runs (id, demo, at, model_version, demands, supplies, pairs, gini, turns, without_place)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, demo, tx.now, modelVersion, demands, supplies, pairs, gini, turns, withoutPlace],
    );
    for (let at = 0; at < run.rows.length; at += batch)
      await this.put(tx, id, demo, run.rows.slice(at, at + batch));
    // Who fits nobody any more has no price; its waiting time starts anew when it fits again.
    await tx.query('delete from exposures where demo = $1 and run_id <> $2', [demo, id]);
    await tx.record(
      ExposurePriced,
      { type: 'exposure', id, organisationId: null },
      { demo, modelVersion, demands, supplies, gini, turns },
    );
  }

  private async put(tx: Tx, run: string, demo: boolean, rows: readonly ExposureRow[]) {
    const column = <K extends keyof ExposureRow>(name: K) => rows.map((row) => row[name]);
    await tx.query(
      `insert into exposures (subject_id, side, price, attention, qualified_on, seen_on, turn_scenario_id, newcomer,
         size_class, age_class, district, demo, run_id)
       select r.*, $12, $13 from unnest($1::uuid[], $2::text[], $3::float8[], $4::float8[], $5::date[], $6::date[],
         $7::uuid[], $8::boolean[], $9::text[], $10::text[], $11::text[]) r
       on conflict (subject_id) do update set side = excluded.side, price = excluded.price,
         attention = excluded.attention, qualified_on = excluded.qualified_on, seen_on = excluded.seen_on,
         turn_scenario_id = excluded.turn_scenario_id, newcomer = excluded.newcomer, demo = excluded.demo,
         size_class = excluded.size_class, age_class = excluded.age_class, district = excluded.district,
         run_id = excluded.run_id`,
      [
        ...[column('subjectId'), column('side'), column('price'), column('attention')],
        ...[column('qualifiedOn'), column('seenOn'), column('turnScenarioId'), column('newcomer')],
        ...[column('sizeClass'), column('ageClass'), column('district'), demo, run],
      ],
    );
  }
}
