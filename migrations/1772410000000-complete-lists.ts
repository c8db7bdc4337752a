import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a list is cut into sections, what was corrected after it was frozen, and who hears of new ones. */
export class CompleteLists1772410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table lists add column grouping text not null default 'none' check (grouping in ('none', 'sector', 'district'));

      -- Each names the hash of the one before it (the first: of the list), so none can be slipped in or taken out.
      create table list_corrections (
        id uuid primary key,
        list_id uuid not null references lists (id),
        n int not null check (n >= 1),
        scenario_id uuid not null,
        field text not null,
        value_before jsonb not null,
        value_after jsonb not null,
        reason text not null check (reason <> ''),
        by_role text not null,
        at timestamptz not null,
        previous_hash text not null,
        hash text not null,
        unique (list_id, n),
        foreign key (list_id, scenario_id) references list_entries (list_id, scenario_id)
      );
      create function refuse_correction_change() returns trigger language plpgsql as $$
        begin raise exception 'corrections of a list stand as they are' using errcode = '42501'; end $$;
      create trigger list_corrections_stand before update or delete on list_corrections
        for each row execute function refuse_correction_change();

      -- All three places null: every list. A level alone: every list of it.
      create table list_subscriptions (
        id uuid primary key,
        user_id uuid references users (id) on delete cascade,
        organisation_id uuid references organisations (id) on delete cascade,
        level text check (level in ('city', 'district', 'park')),
        district text,
        park text,
        created_at timestamptz not null default app_now(),
        check ((user_id is null) <> (organisation_id is null)),
        check (district is null or level = 'district'),
        check (park is null or level = 'park')
      );
      create unique index list_subscriptions_once on list_subscriptions
        (coalesce(user_id, organisation_id), coalesce(level, ''), coalesce(district, ''), coalesce(park, ''));
      create index list_subscriptions_organisation on list_subscriptions (organisation_id)
        where organisation_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table list_subscriptions; drop table list_corrections; drop function refuse_correction_change();
      alter table lists drop column grouping;
    `);
  }
}
