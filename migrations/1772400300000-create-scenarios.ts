import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scenarios, their contacts (erasable), published versions (immutable) and reviews. */
export class CreateScenarios1772400300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scenarios (
        id uuid primary key,
        version int not null default 1,
        organisation_id uuid not null references organisations (id),
        demo boolean not null default false,
        state text not null check (state in (
          'intent', 'draft', 'submitted', 'returned', 'approved', 'scheduled', 'open', 'closed', 'evaluating',
          'standstill', 'awarded', 'in_pilot', 'accepted', 'promoted',
          'withdrawn', 'no_response', 'none_suitable', 'cancelled')),
        title text not null default '',
        summary text not null default '',
        problem text not null default '',
        baseline jsonb not null default '[]',
        target jsonb not null default '[]',
        sectors text[] not null default '{}',
        technologies text[] not null default '{}',
        districts text[] not null default '{}',
        park text,
        size_class text check (size_class in ('major', 'integrated', 'focused')),
        resources jsonb not null default '[]',
        cooperation_modes text[] not null default '{}',
        procedure text check (procedure in ('direct', 'bids', 'staged')),
        budget_min_fen bigint check (budget_min_fen >= 0),
        budget_max_fen bigint check (budget_max_fen >= 0),
        currency text not null default 'CNY' check (currency = 'CNY'),
        sme_reserved boolean,
        constraints text[] not null default '{}',
        must_have text[] not null default '{}',
        nice_to_have text[] not null default '{}',
        first_use boolean not null default false,
        expected_start text check (expected_start ~ '^20\\d\\d-(0[1-9]|1[0-2])$'),
        deadline timestamptz,
        acceptance_test text,
        source jsonb,
        external_id text,
        -- Title, summary and problem in one folded spelling, for near-duplicates.
        similar_text text not null default '',
        published_version int not null default 0,
        closed_early_note text,
        exit_reason text check (exit_reason in ('need-gone', 'funding-changed', 'rescoped', 'duplicate',
          'solved-elsewhere', 'compliance', 'declined-in-review', 'other')),
        exit_note text,
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        submitted_at timestamptz,
        published_at timestamptz,
        exited_at timestamptz,
        -- Whoever reads a published row may rely on these.
        check (state not in ('open', 'closed') or (published_at is not null and procedure is not null)),
        check ((state in ('withdrawn', 'cancelled')) = (exit_reason is not null)),
        check (exit_reason is distinct from 'other' or exit_note <> '')
      );
      -- The list in its order, and its total without touching the table.
      create index scenarios_public on scenarios (published_at desc, id desc) include (state, deadline)
        where published_at is not null and state not in ('withdrawn', 'cancelled');
      create index scenarios_organisation on scenarios (organisation_id, updated_at desc, id desc);
      create index scenarios_queue on scenarios (state, submitted_at, id) where state in ('submitted', 'approved', 'returned');
      create index scenarios_intents on scenarios (published_at desc, id desc) where state = 'intent';
      create index scenarios_due on scenarios (deadline) where state = 'open';
      create index scenarios_sectors on scenarios using gin (sectors);
      create index scenarios_similar on scenarios using gin (similar_text gin_trgm_ops);
      -- Repeating an import makes no second row; one organisation cannot take another's numbers.
      create unique index scenarios_external on scenarios
        (organisation_id, (coalesce(source ->> 'title', '')), external_id) where external_id is not null;

      create table scenario_contacts (
        scenario_id uuid primary key references scenarios (id) on delete cascade,
        role text,
        name text,
        email text,
        -- The account of that address, if there is one: its erasure erases this row, too.
        user_id uuid references users (id),
        updated_at timestamptz not null default app_now()
      );
      create index scenario_contacts_user on scenario_contacts (user_id) where user_id is not null;

      create table scenario_versions (
        scenario_id uuid not null references scenarios (id),
        n int not null check (n >= 1),
        content jsonb not null,
        hash text not null,
        fields text[] not null,
        material boolean not null,
        at timestamptz not null default app_now(),
        primary key (scenario_id, n)
      );
      create function refuse_version_change() returns trigger language plpgsql as
        $$ begin raise exception 'published versions are immutable' using errcode = '42501'; end $$;
      create trigger scenario_versions_immutable before update or delete on scenario_versions
        for each row execute function refuse_version_change();

      create table scenario_reviews (
        id uuid primary key,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        version int not null,
        decision text not null check (decision in ('approve', 'return', 'decline')),
        comments jsonb not null default '[]',
        note text not null default '',
        at timestamptz not null default app_now()
      );
      create index scenario_reviews_scenario on scenario_reviews (scenario_id, at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table scenario_reviews; drop table scenario_versions; drop function refuse_version_change();
      drop table scenario_contacts; drop table scenarios;
    `);
  }
}
