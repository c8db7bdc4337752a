import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opening the pairs of a plan is a run as well: it has a state of its own and says that it lives. */
export class ApplyPlansInRuns1772431000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plans drop constraint plans_state_check, add constraint plans_state_check
        check (state in ('running', 'ready', 'infeasible', 'failed', 'cancelled', 'applying', 'applied'));
      create index plans_applying on plans (beat_at) where state = 'applying';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index plans_applying;
      update plans set state = 'ready', stage = 'done', progress = 1 where state = 'applying';
      alter table plans drop constraint plans_state_check, add constraint plans_state_check
        check (state in ('running', 'ready', 'infeasible', 'failed', 'cancelled', 'applied'));
    `);
  }
}
