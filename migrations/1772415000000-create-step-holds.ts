import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Steps of a subject that somebody entitled to has frozen, and when they were set free again. */
export class CreateStepHolds1772415000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table step_holds (
        id uuid primary key,
        subject_id uuid not null,
        steps text[] not null check (cardinality(steps) > 0),
        reason text not null,
        note text not null,
        placed_by uuid,
        placed_at timestamptz not null,
        lifted_by uuid,
        lifted_at timestamptz check (lifted_at >= placed_at),
        lift_note text,
        check ((lifted_at is null) = (lift_note is null))
      );
      create index step_holds_subject on step_holds (subject_id, lifted_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table step_holds');
  }
}
