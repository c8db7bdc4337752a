import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one clock, the append-only event log with deliveries and seals, idempotency keys, counters, mail. */
export class CreatePlatform1772400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create table app_clock (id int primary key check (id = 1), shift interval not null default interval '0');
      insert into app_clock (id) values (1);
      create function app_now() returns timestamptz language sql stable as
        $$ select clock_timestamp() + (select shift from app_clock where id = 1) $$;

      create table events (
        id uuid primary key,
        seq bigint generated always as identity,
        xid xid8 not null default pg_current_xact_id(),
        type text not null,
        subject_type text not null,
        subject_id uuid not null,
        organisation_id uuid,
        actor_id uuid,
        payload jsonb not null default '{}',
        request_id text,
        at timestamptz not null default app_now(),
        recorded_at timestamptz not null default clock_timestamp()
      );
      create index events_order on events (xid, seq);
      create index events_subject on events (subject_id, seq);
      create index events_type on events (type, at);

      create table event_seals (
        position bigint primary key,
        event_id uuid not null unique references events (id),
        previous text not null,
        hash text not null
      );
      create table event_heads (day date primary key, position bigint not null, hash text not null);

      create function refuse_change() returns trigger language plpgsql as
        $$ begin raise exception 'the event log is append-only' using errcode = '42501'; end $$;
      create trigger events_append_only before update or delete on events for each row execute function refuse_change();
      create trigger events_no_truncate before truncate on events for each statement execute function refuse_change();
      create trigger seals_append_only before update or delete on event_seals for each row execute function refuse_change();
      create trigger seals_no_truncate before truncate on event_seals for each statement execute function refuse_change();

      create table deliveries (
        id uuid primary key,
        event_id uuid not null references events (id),
        subscriber text not null,
        state text not null default 'pending' check (state in ('pending', 'done', 'parked')),
        attempts int not null default 0,
        due_at timestamptz not null default clock_timestamp(),
        claimed_until timestamptz,
        done_at timestamptz,
        error text,
        unique (event_id, subscriber)
      );
      create index deliveries_due on deliveries (due_at, id) where state = 'pending';

      create table idempotency_keys (
        account text not null,
        key text not null,
        request_hash text not null,
        status int,
        response jsonb,
        created_at timestamptz not null default clock_timestamp(),
        primary key (account, key)
      );

      create table counters (
        name text not null,
        bucket text not null,
        hits int not null,
        expires_at timestamptz not null,
        primary key (name, bucket)
      );

      create table mails (
        id uuid primary key,
        recipient text not null,
        subject text not null,
        body text not null,
        state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
        attempts int not null default 0,
        due_at timestamptz not null default clock_timestamp(),
        created_at timestamptz not null default app_now(),
        sent_at timestamptz,
        error text
      );
      create index mails_queued on mails (due_at) where state = 'queued';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table mails; drop table counters; drop table idempotency_keys; drop table deliveries;
      drop table event_heads; drop table event_seals; drop table events; drop function refuse_change();
      drop function app_now(); drop table app_clock;
    `);
  }
}
