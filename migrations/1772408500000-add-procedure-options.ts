import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Options of how a scenario is taken, and where its public procurement is announced. */
export class AddProcedureOptions1772408500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table scenarios
        add column takers text check (takers in ('one', 'several')),
        add column proof_of_concept text,
        add column procurement_url text,
        add column procurement_no text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table scenarios drop column takers, drop column proof_of_concept,
        drop column procurement_url, drop column procurement_no;
    `);
  }
}
