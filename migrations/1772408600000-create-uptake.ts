import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a call is taken up: counts, who was invited, why they do not answer, and the warnings given. */
export class CreateUptake1772408600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table uptake_counts (
        scenario_id uuid primary key references scenarios (id) on delete cascade,
        views int not null default 0,
        follows int not null default 0,
        interests int not null default 0
      );
      create table uptake_invitations (
        scenario_id uuid not null references scenarios (id) on delete cascade,
        organisation_id uuid not null references organisations (id),
        invited_at timestamptz not null,
        reason text check (reason in ('capacity', 'budget', 'time', 'unclear', 'data', 'terms', 'field', 'other')),
        answered_at timestamptz,
        primary key (scenario_id, organisation_id)
      );
      create table uptake_warnings (
        scenario_id uuid not null references scenarios (id) on delete cascade,
        mark int not null check (mark in (30, 60)),
        at timestamptz not null,
        weak boolean not null,
        primary key (scenario_id, mark)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table uptake_warnings; drop table uptake_invitations; drop table uptake_counts;',
    );
  }
}
