import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbered lists of scenarios; what was published is frozen with its hash. */
export class CreateLists1772400500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lists (
        id uuid primary key,
        version int not null default 1,
        no text not null unique,
        year int not null,
        level text not null check (level in ('city', 'district', 'park')),
        seq int not null check (seq >= 1),
        district text,
        park text,
        title text not null,
        intro text not null default '',
        state text not null default 'draft' check (state in ('draft', 'published')),
        demo boolean not null default false,
        snapshot jsonb,
        hash text,
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        published_at timestamptz,
        unique (year, level, seq),
        check ((level = 'district') = (district is not null)),
        check ((level = 'park') = (park is not null)),
        check ((state = 'published') = (hash is not null and snapshot is not null and published_at is not null))
      );
      create index lists_public on lists (published_at desc, id desc) where state = 'published';

      create table list_entries (
        list_id uuid not null references lists (id) on delete cascade,
        scenario_id uuid not null references scenarios (id),
        position int not null check (position >= 1),
        primary key (list_id, scenario_id),
        unique (list_id, position) deferrable initially deferred
      );
      create index list_entries_scenario on list_entries (scenario_id);

      create function refuse_list_change() returns trigger language plpgsql as $$
        declare published boolean;
        begin
          if tg_table_name = 'lists' then
            published := old.state = 'published';
          else
            select state = 'published' into published from lists
            where id = case when tg_op = 'INSERT' then new.list_id else old.list_id end;
          end if;
          if published then raise exception 'a published list is frozen' using errcode = '42501'; end if;
          if tg_op = 'DELETE' then return old; end if;
          return new;
        end $$;
      create trigger lists_frozen before update or delete on lists for each row execute function refuse_list_change();
      create trigger list_entries_frozen before insert or update or delete on list_entries
        for each row execute function refuse_list_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table list_entries; drop table lists; drop function refuse_list_change();
    `);
  }
}
