import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exposure prices, turns and when each side was last shown, with one row per nightly computation. */
export class CreateExposures1772406000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exposure_runs (
        id uuid primary key,
        demo boolean not null,
        at timestamptz not null,
        model_version text not null,
        demands int not null,
        supplies int not null,
        pairs int not null,
        gini double precision not null,
        turns int not null,
        -- Qualified ones unseen for some days for whom no list had a place left today.
        without_place int not null
      );
      create index exposure_runs_last on exposure_runs (demo, at desc);

      create table exposures (
        subject_id uuid primary key,
        side text not null check (side in ('demand', 'supply')),
        demo boolean not null,
        price double precision not null check (price between -0.1000001 and 0.1000001),
        attention double precision not null check (attention >= 0),
        -- Since when it could be shown, and on which day a list last showed it (days of Xiamen).
        qualified_on date not null,
        seen_on date,
        turn_scenario_id uuid,
        newcomer boolean not null,
        size_class text,
        age_class text,
        district text,
        run_id uuid not null references exposure_runs (id),
        check ((side = 'supply') or (turn_scenario_id is null and not newcomer))
      );
      create index exposures_side on exposures (demo, side);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table exposures; drop table exposure_runs;');
  }
}
