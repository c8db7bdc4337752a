import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Curated shortlists that matchmakers send to the owner of a scenario or a capability, answered entry by entry. */
export class CreateShortlists1772407100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table shortlists (
        id uuid primary key,
        side text not null check (side in ('demand', 'supply')),
        subject_id uuid not null,
        organisation_id uuid not null,
        words text not null default '',
        state text not null check (state in ('draft', 'sent', 'answered', 'closed', 'withdrawn', 'expired')),
        created_by uuid not null,
        created_at timestamptz not null,
        sent_by uuid,
        sent_at timestamptz,
        answer_by timestamptz,
        settled_at timestamptz,
        demo boolean not null,
        version int not null default 1,
        check ((state = 'draft') or (state = 'withdrawn') or (sent_at is not null and answer_by is not null))
      );
      -- One draft of a matchmaker for a row: pressing twice goes on with the same one.
      create unique index shortlists_draft on shortlists (subject_id, created_by) where state = 'draft';
      create index shortlists_organisation on shortlists (organisation_id, sent_at desc);
      create index shortlists_subject on shortlists (subject_id, created_at desc);
      create index shortlists_due on shortlists (state, answer_by);

      create table shortlist_entries (
        shortlist_id uuid not null references shortlists (id),
        scenario_id uuid not null,
        capability_id uuid not null,
        position int not null,
        words text not null default '',
        engine jsonb,
        pending boolean not null default false,
        answer text check (answer in ('connect', 'learn', 'decline')),
        reason text,
        note text not null default '',
        answered_by uuid,
        answered_at timestamptz,
        pairing_id uuid,
        side text not null check (side in ('demand', 'supply')),
        primary key (shortlist_id, scenario_id, capability_id),
        check ((answer is null) = (answered_at is null)),
        check ((answer = 'decline') <= (reason is not null))
      );
      -- A pair waits for an answer in one shortlist of a side at a time.
      create unique index shortlist_entries_pending on shortlist_entries (scenario_id, capability_id, side) where pending;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table shortlist_entries; drop table shortlists;');
  }
}
