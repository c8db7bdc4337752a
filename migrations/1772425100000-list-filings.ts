import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A capability may have several filings. The two columns of before stay a release longer, for processes of before. */
export class ListFilings1772425100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table capabilities add column filings jsonb not null default '[]'
        check (jsonb_typeof(filings) = 'array');
      update capabilities set filings = jsonb_build_array(jsonb_build_object('number', filing_no, 'kind', filing_kind))
        where filing_no is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update capabilities set filing_no = filings -> 0 ->> 'number', filing_kind = filings -> 0 ->> 'kind';
      alter table capabilities drop column filings;
    `);
  }
}
