import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms proposed for concepts of the thesaurus; approved ones are part of the model in every process. */
export class CreateThesaurusForms1772407300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table thesaurus_forms (
        id uuid primary key,
        concept text not null,
        form text not null,
        folded text not null,
        kind text not null check (kind in ('exact', 'narrow', 'broad', 'related')),
        why text not null,
        source text not null check (source in ('hand', 'mined')),
        state text not null check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        decision_note text not null default '',
        check ((state = 'proposed') = (decided_at is null))
      );
      -- A form is proposed or approved for a concept once at a time.
      create unique index thesaurus_forms_live on thesaurus_forms (concept, folded)
        where state in ('proposed', 'approved');
      create index thesaurus_forms_state on thesaurus_forms (state, proposed_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thesaurus_forms');
  }
}
