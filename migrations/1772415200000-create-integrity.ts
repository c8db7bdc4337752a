import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Red flags with an auditor's word on each, and how often bids are read by whom. */
export class CreateIntegrity1772415200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table integrity_flags (
        id uuid primary key,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        code text not null,
        key text not null,
        figures jsonb not null,
        bid_ids uuid[] not null default '{}',
        found_at timestamptz not null,
        state text not null default 'open' check (state in ('open', 'explained', 'escalated', 'held')),
        version int not null default 1,
        note text not null default '',
        decided_by uuid,
        decided_at timestamptz,
        hold_id uuid,
        unique (scenario_id, code, key),
        check ((state = 'open') = (decided_at is null))
      );
      create index integrity_flags_state on integrity_flags (state, found_at desc, id);

      -- Reads of opened bids by people who do not belong to them, counted by hour.
      create table bid_reads (
        bid_id uuid not null,
        user_id uuid not null,
        hour timestamptz not null,
        reads int not null,
        primary key (bid_id, user_id, hour)
      );
      create index bid_reads_hour on bid_reads (hour);

      -- The log by scenario, and the events that stay untold while bids are sealed.
      create index events_scenario on events ((payload ->> 'scenarioId'));
      create index events_of_bids on events (id)
        where type like 'bid.%' or type like 'consortium.%' or type = 'opening.share-given';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index events_of_bids; drop index events_scenario; drop table bid_reads; drop table integrity_flags;',
    );
  }
}
