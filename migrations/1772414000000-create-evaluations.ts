import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Criteria, panels, declared conflicts, score sheets, consensus and rankings. */
export class CreateEvaluations1772414000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table evaluation_criteria (
        scenario_id uuid primary key references scenarios (id) on delete cascade,
        version int not null default 1,
        body jsonb not null,
        -- The publisher chose none: the standard was taken at the opening.
        standard boolean not null default false,
        hash text,
        frozen_at timestamptz,
        updated_at timestamptz not null,
        check ((hash is null) = (frozen_at is null))
      );

      create table evaluations (
        scenario_id uuid primary key references scenarios (id) on delete cascade,
        version int not null default 1,
        state text not null check (state in
          ('set-up', 'declaring', 'scoring', 'consensus', 'technique-locked', 'priced', 'ranked')),
        -- Keeps bidders from working out in which order an evaluator reads.
        salt text not null,
        since timestamptz not null,
        -- Null where the calendar of the year is unknown: then no limit is claimed.
        due_at timestamptz,
        reminded_at timestamptz,
        overdue_at timestamptz,
        -- bid → { strengths, improvements, scores: { criterion → { value, reason } } }
        consensus jsonb not null default '{}',
        consensus_version int not null default 0,
        created_at timestamptz not null
      );
      create index evaluations_due on evaluations (due_at) where due_at is not null and overdue_at is null;

      create table evaluation_members (
        id uuid primary key,
        scenario_id uuid not null references evaluations (scenario_id) on delete cascade,
        -- The number under which scores stand in the log; never given twice.
        no int not null check (no >= 1),
        -- Null once the account was erased.
        user_id uuid references users (id),
        chair boolean not null,
        state text not null check (state in ('named', 'pending', 'cleared', 'excluded')),
        excluded_reason text,
        named_at timestamptz not null,
        declared_at timestamptz,
        unique (scenario_id, no),
        unique (scenario_id, user_id),
        check ((state = 'excluded') = (excluded_reason is not null))
      );
      create unique index evaluation_chair on evaluation_members (scenario_id) where chair and state <> 'excluded';
      create index evaluation_members_user on evaluation_members (user_id) where user_id is not null;

      create table evaluation_conflicts (
        id uuid primary key,
        member_id uuid not null references evaluation_members (id) on delete cascade,
        organisation_id uuid references organisations (id),
        kind text not null,
        source text not null check (source in ('automatic', 'declared')),
        hard boolean not null,
        note text not null default '',
        at timestamptz not null
      );
      create index evaluation_conflicts_member on evaluation_conflicts (member_id);

      create table evaluation_sheets (
        member_id uuid primary key references evaluation_members (id) on delete cascade,
        version int not null default 1,
        -- bid → criterion → { value, note }
        scores jsonb not null default '{}',
        locked_at timestamptz,
        updated_at timestamptz not null
      );

      -- Which wording of the consensus a member agreed to.
      create table evaluation_confirmations (
        member_id uuid primary key references evaluation_members (id) on delete cascade,
        hash text not null,
        at timestamptz not null
      );

      create table evaluation_rankings (
        scenario_id uuid primary key references evaluations (scenario_id) on delete cascade,
        hash text not null,
        rows jsonb not null,
        prices jsonb not null,
        divergences jsonb not null,
        made_at timestamptz not null,
        published_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table evaluation_rankings; drop table evaluation_confirmations; drop table evaluation_sheets;
      drop table evaluation_conflicts; drop table evaluation_members; drop table evaluations;
      drop table evaluation_criteria;
    `);
  }
}
