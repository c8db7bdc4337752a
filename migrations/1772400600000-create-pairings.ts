import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pairings, the consents that release contacts, and the conversation. */
export class CreatePairings1772400600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pairings (
        id uuid primary key,
        scenario_id uuid not null,
        capability_id uuid not null,
        demand_organisation_id uuid not null,
        supply_organisation_id uuid not null,
        state text not null check (state in ('suggested', 'awaiting_demand', 'awaiting_supply', 'mutual',
          'introduced', 'meeting_set', 'met', 'negotiating', 'agreed', 'no_fit', 'declined', 'parked', 'stalled',
          'expired', 'overridden')),
        opened_by text not null check (opened_by in ('demand', 'supply', 'matchmaker')),
        note text not null default '',
        demand_answer text check (demand_answer in ('connect', 'learn', 'decline')),
        supply_answer text check (supply_answer in ('connect', 'learn', 'decline')),
        demand_answered_at timestamptz,
        supply_answered_at timestamptz,
        demand_agreed boolean not null default false,
        supply_agreed boolean not null default false,
        ended_by text check (ended_by in ('demand', 'supply', 'matchmaker', 'system')),
        reason text,
        reason_note text,
        resume_state text,
        parked_until timestamptz,
        meeting_at timestamptz,
        mutual_at timestamptz,
        opened_at timestamptz not null,
        active_at timestamptz not null,
        expires_at timestamptz not null,
        demo boolean not null,
        version int not null default 1,
        check (demand_organisation_id <> supply_organisation_id),
        check ((state = 'declined') <= (ended_by is not null and reason is not null))
      );
      -- One pairing of a pair at a time; a new one may follow when the last has ended.
      create unique index pairings_live on pairings (scenario_id, capability_id)
        where state not in ('agreed', 'no_fit', 'declined', 'expired', 'overridden');
      create index pairings_demand on pairings (demand_organisation_id, active_at desc);
      create index pairings_supply on pairings (supply_organisation_id, active_at desc);
      create index pairings_capability on pairings (capability_id);
      create index pairings_board on pairings (state, active_at);

      -- Who agreed to show which contact, and when: kept while the contact rows themselves are erasable.
      create table pairing_consents (
        pairing_id uuid not null references pairings (id),
        side text not null check (side in ('demand', 'supply')),
        user_id uuid not null,
        scope text not null check (scope in ('role', 'person')),
        consented_at timestamptz not null,
        released_at timestamptz,
        primary key (pairing_id, side)
      );

      create table pairing_messages (
        id uuid primary key,
        pairing_id uuid not null references pairings (id),
        side text not null check (side in ('demand', 'supply', 'matchmaker')),
        author_id uuid not null,
        body text not null,
        sent_at timestamptz not null default app_now()
      );
      create index pairing_messages_order on pairing_messages (pairing_id, sent_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table pairing_messages; drop table pairing_consents; drop table pairings;',
    );
  }
}
