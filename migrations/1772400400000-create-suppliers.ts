import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Capabilities of suppliers, their evidence, claims of unclaimed entries and removal requests. */
export class CreateSuppliers1772400400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table capabilities (
        id uuid primary key,
        version int not null default 1,
        organisation_id uuid references organisations (id),
        maker_name text,
        unclaimed boolean not null default false,
        demo boolean not null default false,
        state text not null check (state in ('draft', 'published', 'archived')),
        title text not null,
        summary text not null default '',
        description text not null default '',
        kind text not null check (kind in ('product', 'model', 'agent', 'dataset', 'compute', 'service', 'hardware')),
        technologies text[] not null default '{}',
        sectors text[] not null default '{}',
        deployments text[] not null default '{}',
        constraints text[] not null default '{}',
        maturity int check (maturity between 1 and 9),
        cases jsonb not null default '[]',
        capacity int check (capacity >= 0),
        busy int not null default 0 check (busy >= 0),
        districts text[] not null default '{}',
        price_modes text[] not null default '{}',
        price_min_fen bigint check (price_min_fen >= 0),
        price_max_fen bigint check (price_max_fen >= price_min_fen),
        lead_time_days int check (lead_time_days >= 0),
        filing_no text,
        filing_kind text check (filing_kind in ('model-filing', 'model-registration', 'algorithm-filing', 'blockchain-filing')),
        first_version boolean not null default false,
        team_size int check (team_size >= 1),
        source jsonb,
        external_id text,
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        published_at timestamptz,
        -- An unclaimed entry has a maker and a source but nobody to answer; all else has an owner.
        check (unclaimed = (organisation_id is null)),
        check (not unclaimed or (maker_name is not null and source is not null)),
        check (state <> 'published' or published_at is not null)
      );
      create index capabilities_public on capabilities (unclaimed, published_at desc, id desc) where state = 'published';
      create index capabilities_organisation on capabilities (organisation_id, updated_at desc, id desc);
      create index capabilities_technologies on capabilities using gin (technologies);
      create index capabilities_sectors on capabilities using gin (sectors);
      create unique index capabilities_external on capabilities
        (coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), (coalesce(source ->> 'title', '')), external_id)
        where external_id is not null;

      create table evidence (
        id uuid primary key,
        version int not null default 1,
        capability_id uuid not null references capabilities (id),
        kind text not null check (kind in ('certificate', 'test-report', 'customer-case', 'patent', 'filing', 'first-version')),
        title text not null,
        issuer text not null,
        number text,
        valid_from date,
        valid_until date check (valid_until >= valid_from),
        state text not null check (state in ('submitted', 'verified', 'rejected', 'expired')),
        review_note text,
        reviewer_id uuid,
        reviewed_at timestamptz,
        created_at timestamptz not null default app_now()
      );
      create index evidence_capability on evidence (capability_id);
      create index evidence_queue on evidence (state, created_at, id);

      create table capability_claims (
        id uuid primary key,
        capability_id uuid not null references capabilities (id),
        organisation_id uuid not null references organisations (id),
        statement text not null,
        state text not null default 'submitted' check (state in ('submitted', 'accepted', 'rejected', 'withdrawn')),
        note text,
        created_at timestamptz not null default app_now(),
        decided_at timestamptz
      );
      create unique index capability_claims_live on capability_claims (capability_id, organisation_id) where state = 'submitted';
      create unique index capability_claims_accepted on capability_claims (capability_id) where state = 'accepted';

      -- The asker's address is personal: erased by the job once the request is done.
      create table removal_requests (
        id uuid primary key,
        capability_id uuid not null references capabilities (id),
        reason text not null,
        email text,
        state text not null default 'submitted' check (state in ('submitted', 'done', 'rejected')),
        created_at timestamptz not null default app_now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table removal_requests; drop table capability_claims; drop table evidence; drop table capabilities;
    `);
  }
}
