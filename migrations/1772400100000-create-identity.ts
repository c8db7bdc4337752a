import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, users, who belongs where, platform roles, sessions, invitations, password resets. */
export class CreateIdentity1772400100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisations (
        id uuid primary key,
        name text not null,
        short_name text not null,
        kind text not null check (kind in ('government', 'enterprise', 'healthcare', 'research', 'park')),
        country text not null default 'CN' check (country ~ '^[A-Z]{2}$'),
        credit_code text,
        registration_number text,
        district text,
        park text,
        intro text not null default '',
        website text,
        publishes boolean not null default false,
        supplies boolean not null default false,
        team_size int check (team_size >= 0),
        founded int check (founded between 1000 and 2200),
        state text not null check (state in ('pending', 'approved', 'rejected', 'suspended')),
        review_note text,
        demo boolean not null default false,
        version int not null default 1,
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        check ((country = 'CN') = (credit_code is not null)),
        check ((country = 'CN') = (registration_number is null)),
        check (publishes or supplies)
      );
      -- A refused registration must not keep the code from its rightful holder.
      create unique index organisations_credit_code on organisations (credit_code) where state <> 'rejected';
      create unique index organisations_registration_number on organisations (country, registration_number)
        where state <> 'rejected';
      create index organisations_public on organisations (demo, name, id) where state = 'approved';
      create index organisations_name_trgm on organisations using gin (name gin_trgm_ops);
      create index organisations_queue on organisations (state, created_at, id);

      create table users (
        id uuid primary key,
        email text unique check (email = lower(email)),
        display_name text not null,
        password_hash text,
        language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        erased_at timestamptz,
        check (erased_at is null or (email is null and password_hash is null))
      );

      create table memberships (
        organisation_id uuid not null references organisations (id),
        user_id uuid not null references users (id),
        role text not null check (role in ('owner', 'editor', 'viewer')),
        created_at timestamptz not null default app_now(),
        primary key (organisation_id, user_id)
      );
      create index memberships_user on memberships (user_id);

      create table user_roles (
        user_id uuid not null references users (id),
        role text not null check (role in ('matchmaker', 'reviewer', 'evaluator', 'officer', 'auditor', 'admin')),
        granted_at timestamptz not null default app_now(),
        primary key (user_id, role)
      );
      create index user_roles_role on user_roles (role);

      create table sessions (
        id uuid primary key,
        user_id uuid not null references users (id),
        token_hash text not null unique,
        created_at timestamptz not null default app_now(),
        seen_at timestamptz not null default app_now(),
        expires_at timestamptz not null
      );
      create index sessions_user on sessions (user_id);

      create table invitations (
        id uuid primary key,
        organisation_id uuid not null references organisations (id),
        email text,
        role text not null check (role in ('owner', 'editor', 'viewer')),
        token_hash text not null unique,
        invited_by uuid not null references users (id),
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        accepted_by uuid references users (id),
        revoked_at timestamptz
      );
      create index invitations_organisation on invitations (organisation_id, created_at);

      create table password_resets (
        id uuid primary key,
        user_id uuid not null references users (id),
        token_hash text not null unique,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index password_resets_user on password_resets (user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table password_resets; drop table invitations; drop table sessions; drop table user_roles;
      drop table memberships; drop table users; drop table organisations;
    `);
  }
}
