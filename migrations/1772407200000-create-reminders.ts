import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long a pairing may wait in each state before its current actor is reminded, and what was sent. */
export class CreateReminders1772407200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminder_intervals (
        state text primary key,
        days int not null check (days between 1 and 90),
        changed_by uuid,
        changed_at timestamptz
      );
      insert into reminder_intervals (state, days) values
        ('suggested', 5), ('awaiting_demand', 5), ('awaiting_supply', 5), ('mutual', 3), ('introduced', 7),
        ('meeting_set', 2), ('met', 7), ('negotiating', 10), ('stalled', 3);

      create table reminders (
        id uuid primary key,
        pairing_id uuid not null,
        state text not null,
        actor text not null check (actor in ('demand', 'supply', 'matchmaker')),
        since timestamptz not null,
        stage text not null check (stage in ('reminder', 'escalation')),
        people int not null,
        sent_at timestamptz not null,
        -- Each wait is reminded of once and escalated once, whoever runs the job and however often.
        unique (pairing_id, state, since, stage)
      );
      create index reminders_stage on reminders (stage, sent_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reminders; drop table reminder_intervals;');
  }
}
