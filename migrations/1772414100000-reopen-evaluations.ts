import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Criteria that are scored again after an objection was upheld. */
export class ReopenEvaluations1772414100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table evaluations add column reopened_parts text[] not null default '{}';
      -- Finds the ranking in which a bid stands.
      create index evaluation_rankings_bids on evaluation_rankings using gin (rows jsonb_path_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index evaluation_rankings_bids; alter table evaluations drop column reopened_parts;',
    );
  }
}
