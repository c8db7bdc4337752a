import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Saved searches, who muted them, and how a publication is carried to those who wait for it. */
export class CreateSavedSearches1772412000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_searches (
        id uuid primary key,
        version int not null default 1,
        -- Of a person, or of an organisation whose members are told.
        user_id uuid references users (id) on delete cascade,
        organisation_id uuid references organisations (id) on delete cascade,
        name text not null,
        q text not null,
        filters jsonb not null,
        exclude text[] not null,
        daily_cap int not null check (daily_cap between 1 and 10),
        channel text not null check (channel in ('mail', 'in-app')),
        tell_closing boolean not null,
        active boolean not null,
        -- Every scenario it matches has one of these (search/src/percolation/query-keys.ts).
        keys text[] not null,
        keys_version text not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check (num_nonnulls(user_id, organisation_id) = 1)
      );
      create index saved_searches_user on saved_searches (user_id, created_at) where user_id is not null;
      create index saved_searches_organisation on saved_searches (organisation_id, created_at)
        where organisation_id is not null;
      create index saved_searches_keys on saved_searches using gin (keys) where active;
      create index saved_searches_keys_version on saved_searches (keys_version);

      -- A member who is told no more of a saved search of the organisation.
      create table saved_search_mutes (
        saved_search_id uuid not null references saved_searches (id) on delete cascade,
        user_id uuid not null references users (id) on delete cascade,
        at timestamptz not null,
        primary key (saved_search_id, user_id)
      );
      create index saved_search_mutes_user on saved_search_mutes (user_id);

      -- One publication on its way to its readers: each step goes on after the last row it committed.
      create table saved_search_runs (
        id uuid primary key,
        -- What it tells of; the same fact told twice makes one run.
        key text not null unique,
        kind text not null check (kind in ('published', 'changed', 'rest', 'closed')),
        scenario_ids uuid[] not null,
        -- Of a changed scenario the version before.
        version_before int,
        demo boolean not null,
        at timestamptz not null,
        step text not null check (step in ('match', 'tell', 'done')),
        after uuid,
        matched int not null default 0,
        told int not null default 0,
        finished_at timestamptz
      );
      create index saved_search_runs_open on saved_search_runs (at, id) where step <> 'done';

      -- What a run found for a saved search: the first few by name, the others by number.
      create table saved_search_matches (
        saved_search_id uuid not null references saved_searches (id) on delete cascade,
        run_id uuid not null references saved_search_runs (id) on delete cascade,
        hits jsonb not null,
        total int not null,
        day date not null,
        -- Later: beyond the day's cap, told together the next morning; moved: a later run tells it.
        tell text not null check (tell in ('now', 'later', 'moved')),
        primary key (saved_search_id, run_id)
      );
      create index saved_search_matches_run on saved_search_matches (run_id);
      create index saved_search_matches_later on saved_search_matches (day) where tell = 'later';

      -- Whom a run has to tell; gone when it has.
      create table saved_search_recipients (
        run_id uuid not null references saved_search_runs (id) on delete cascade,
        user_id uuid not null references users (id) on delete cascade,
        primary key (run_id, user_id)
      );

      -- Which scenarios were told by name.
      create table saved_search_tellings (
        saved_search_id uuid not null references saved_searches (id) on delete cascade,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        -- Whether as an open call; an early intent is told of once more when it opens.
        as_open boolean not null,
        words text[] not null,
        filters jsonb not null,
        at timestamptz not null,
        primary key (saved_search_id, scenario_id)
      );
      create index saved_search_tellings_scenario on saved_search_tellings (scenario_id);

      create table saved_search_days (
        saved_search_id uuid not null references saved_searches (id) on delete cascade,
        day date not null,
        named int not null,
        primary key (saved_search_id, day)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table saved_search_days; drop table saved_search_tellings; drop table saved_search_recipients; drop table saved_search_matches;
      drop table saved_search_runs; drop table saved_search_mutes; drop table saved_searches;
    `);
  }
}
