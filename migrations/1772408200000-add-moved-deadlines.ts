import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which rule moved the deadline in a version: the working days that must remain after a material change. */
export class AddMovedDeadlines1772408200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table scenario_versions add column moved_days int check (moved_days > 0)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table scenario_versions drop column moved_days');
  }
}
