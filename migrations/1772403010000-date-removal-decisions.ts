import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a removal request was decided, and the order in which the queue is read. */
export class DateRemovalDecisions1772403010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table removal_requests add column decided_at timestamptz;
      create index removal_requests_queue on removal_requests (state, created_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index removal_requests_queue; alter table removal_requests drop column decided_at;',
    );
  }
}
