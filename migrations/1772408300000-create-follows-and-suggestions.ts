import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows a scenario (a person, or an organisation for all its people), and what suppliers suggest to an intent. */
export class CreateFollowsAndSuggestions1772408300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scenario_follows (
        id uuid primary key,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        -- Exactly one of the two.
        user_id uuid references users (id) on delete cascade,
        organisation_id uuid references organisations (id) on delete cascade,
        at timestamptz not null default app_now(),
        check ((user_id is null) <> (organisation_id is null))
      );
      create unique index scenario_follows_user on scenario_follows (scenario_id, user_id) where user_id is not null;
      create unique index scenario_follows_organisation on scenario_follows (scenario_id, organisation_id)
        where organisation_id is not null;
      create index scenario_follows_of_user on scenario_follows (user_id, at desc) where user_id is not null;
      create index scenario_follows_of_organisation on scenario_follows (organisation_id, at desc)
        where organisation_id is not null;

      create table suggestions (
        id uuid primary key,
        version int not null default 1,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        organisation_id uuid not null references organisations (id),
        author_id uuid references users (id),
        topic text not null check (topic in ('need', 'feasibility', 'data', 'terms', 'other')),
        body text not null,
        state text not null check (state in ('submitted', 'adopted', 'noted', 'declined', 'withdrawn')),
        reply text,
        made_at timestamptz not null,
        decided_at timestamptz,
        check (state <> 'declined' or reply <> '')
      );
      create index suggestions_scenario on suggestions (scenario_id, made_at desc, id desc);
      create index suggestions_organisation on suggestions (organisation_id, made_at desc);
      create index suggestions_author on suggestions (author_id) where author_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table suggestions; drop table scenario_follows;');
  }
}
