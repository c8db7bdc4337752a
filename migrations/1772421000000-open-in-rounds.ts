import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A call may be opened in rounds: prices that only a second scoring qualifies, and envelopes that officers could not open
 * at first. One round is under way at a time; each has its own minute.
 */
export class OpenInRounds1772421000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bid_openings drop constraint bid_openings_scenario_id_kind_key;
      create unique index bid_openings_under_way on bid_openings (scenario_id, kind) where opened_at is null;
      create index bid_openings_scenario on bid_openings (scenario_id, kind);
      -- Officers have said that too few of their shares open it, and nobody else has shown it.
      alter table bid_envelopes add column contested_at timestamptz;
      create index bid_envelopes_contested on bid_envelopes (contested_at) where contested_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bid_envelopes drop column contested_at;
      delete from bid_opening_shares;
      delete from bid_openings later using bid_openings earlier
        where later.scenario_id = earlier.scenario_id and later.kind = earlier.kind
          and coalesce(later.opened_at, 'infinity') > coalesce(earlier.opened_at, 'infinity');
      drop index bid_openings_scenario;
      drop index bid_openings_under_way;
      alter table bid_openings add unique (scenario_id, kind);
    `);
  }
}
