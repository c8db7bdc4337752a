import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a reviewer of evidence looks at: an official page and a file. */
export class DocumentEvidence1772425000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table evidence add column link text check (link like 'https://%');

      -- One a piece, for its own people and the reviewers; gone with the piece.
      create table evidence_files (
        evidence_id uuid primary key references evidence (id) on delete cascade,
        name text not null,
        type text not null,
        size int not null check (size between 1 and 5242880),
        sha256 text not null,
        bytes bytea not null,
        uploaded_by uuid,
        uploaded_at timestamptz not null
      );
      -- Scans are compressed already.
      alter table evidence_files alter column bytes set storage external;
      create index evidence_files_uploader on evidence_files (uploaded_by) where uploaded_by is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table evidence_files;
      alter table evidence drop column link;
    `);
  }
}
