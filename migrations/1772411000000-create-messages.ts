import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages to people, what each wants to be told by which way, digests, and mails that are composed when they leave. */
export class CreateMessages1772411000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Time-ordered ids (UUIDv7) for rows that a statement makes by the thousand.
      create function new_row_id() returns uuid language sql volatile as $$
        select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
      $$;

      create table message_digests (
        id uuid primary key,
        user_id uuid not null references users (id) on delete cascade,
        day date not null,
        made_at timestamptz not null,
        -- One a day, whoever runs the job and however often.
        unique (user_id, day)
      );

      create table messages (
        id uuid primary key,
        user_id uuid not null references users (id) on delete cascade,
        -- Through which organisation or platform role it came: whoever has left is told nothing more.
        organisation_id uuid references organisations (id) on delete cascade,
        role text,
        kind text not null,
        key text not null,
        subject_type text not null,
        subject_id uuid not null,
        data jsonb not null,
        group_key text,
        at timestamptz not null,
        in_app boolean not null,
        mail text not null check (mail in ('off', 'at-once', 'daily', 'weekly')),
        read_at timestamptz,
        digest_id uuid references message_digests (id),
        unique (user_id, key)
      );
      create index messages_of_user on messages (user_id, at desc, id desc) where in_app;
      create index messages_unread on messages (user_id) where in_app and read_at is null;
      create index messages_for_digests on messages (at) where digest_id is null and mail in ('daily', 'weekly');
      create index messages_of_digest on messages (digest_id) where digest_id is not null;
      create index messages_subject on messages (subject_id, kind);
      create index messages_old on messages (read_at) where read_at is not null;

      -- What remains of a removed message: that its key was used, so that it never comes again.
      create table spent_message_keys (
        user_id uuid not null references users (id) on delete cascade,
        digest bytea not null,
        primary key (user_id, digest)
      );

      create table message_preferences (
        user_id uuid not null references users (id) on delete cascade,
        kind text not null,
        in_app boolean not null,
        mail text not null check (mail in ('off', 'at-once', 'daily', 'weekly')),
        changed_at timestamptz not null,
        primary key (user_id, kind)
      );

      -- The address of a calendar that follows its owner's deadlines; only the digest of its secret is kept.
      create table calendar_feeds (
        user_id uuid primary key references users (id) on delete cascade,
        token_hash text not null unique,
        language text not null check (language in ('zh-CN', 'en')),
        made_at timestamptz not null
      );

      -- A composed mail holds no text and no address until it leaves: its composer writes it then, or drops it.
      alter table mails add column composer text, add column composer_key uuid,
        drop constraint mails_state_check,
        add constraint mails_state_check check (state in ('queued', 'sent', 'failed', 'dropped')),
        add constraint mails_composer_check check ((composer is null) = (composer_key is null));
      create unique index mails_composed on mails (composer, composer_key) where composer is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from mails where composer is not null;
      alter table mails drop constraint mails_state_check, drop constraint mails_composer_check,
        drop column composer, drop column composer_key,
        add constraint mails_state_check check (state in ('queued', 'sent', 'failed'));
      drop table calendar_feeds; drop table message_preferences; drop table spent_message_keys; drop table messages;
      drop table message_digests; drop function new_row_id();
    `);
  }
}
