import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files as evidence of a proof of concept: kept with the bid's other files, named by what was handed in. */
export class AddProofFiles1772422100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bid_files drop constraint bid_files_purpose_check;
      alter table bid_files add constraint bid_files_purpose_check check (purpose in ('draft', 'cure', 'proof'));
      alter table award_proofs add column file_ids uuid[] not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table award_proofs drop column file_ids;
      delete from bid_files where purpose = 'proof';
      alter table bid_files drop constraint bid_files_purpose_check;
      alter table bid_files add constraint bid_files_purpose_check check (purpose in ('draft', 'cure'));
    `);
  }
}
