import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sealed bids. What a bidder writes is here as ciphertext only: drafts under BIDS_KEY, sealed envelopes under keys that
 * two officers and the server open together.
 */
export class CreateBids1772413100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Public keys made in officers' browsers. The private halves are never here.
      create table officer_keys (
        id uuid primary key,
        user_id uuid references users (id),
        key_id text not null unique,
        public_key text not null unique,
        made_at timestamptz not null,
        retired_at timestamptz
      );
      create unique index officer_keys_current on officer_keys (user_id) where retired_at is null and user_id is not null;

      -- Public halves of the server's own keys, kept for ever: a receipt names the one that signed it.
      create table sealing_keys (
        key_id text primary key,
        kind text not null check (kind in ('sealing', 'signing')),
        public_key text not null,
        since timestamptz not null
      );

      -- For whom the bids of a scenario are sealed; a new version holds for bids sealed from then on.
      create table bid_key_sets (
        id uuid primary key,
        scenario_id uuid not null references scenarios (id),
        n int not null check (n >= 1),
        server_key_id text not null references sealing_keys (key_id),
        made_at timestamptz not null,
        unique (scenario_id, n),
        unique (id, scenario_id)
      );
      create table bid_key_set_officers (
        key_set_id uuid not null references bid_key_sets (id),
        no int not null check (no >= 1),
        officer_key_id uuid not null references officer_keys (id),
        primary key (key_set_id, no),
        unique (key_set_id, officer_key_id)
      );

      create table bids (
        id uuid primary key,
        version int not null default 1,
        scenario_id uuid not null references scenarios (id),
        lead_id uuid not null references organisations (id),
        demo boolean not null,
        state text not null check (state in ('draft', 'sealed', 'needs_reconfirm', 'opened', 'compliant', 'defect_window',
          'scored', 'ranked', 'awarded', 'not_awarded', 'disqualified', 'withdrawn')),
        -- Number of the last sealed version; 0 before the first.
        sealed_version int not null default 0,
        -- The published version of the scenario that the bidder has answered or confirmed.
        scenario_version int not null,
        reconfirm_reason text check (reconfirm_reason in ('scenario-changed', 'member-left')),
        -- Where a bid in its defect window returns to.
        resume_state text check (resume_state in ('opened', 'compliant', 'scored')),
        reason text check (reason in ('unreadable', 'defect-uncured', 'must-unmet', 'false-statement', 'collusion',
          'not-eligible', 'suspended', 'late-evidence', 'other', 'not-reconfirmed', 'by-bidder')),
        reason_note text,
        created_by uuid references users (id),
        sealed_by uuid references users (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        sealed_at timestamptz,
        opened_at timestamptz,
        price_opened_at timestamptz,
        ended_at timestamptz,
        unique (id, scenario_id),
        check ((state = 'needs_reconfirm') = (reconfirm_reason is not null)),
        check ((state = 'defect_window') = (resume_state is not null)),
        check ((state in ('disqualified', 'withdrawn')) = (reason is not null)),
        check (state in ('draft', 'withdrawn') or sealed_version >= 1)
      );
      create index bids_scenario on bids (scenario_id, state);
      create index bids_lead on bids (lead_id, created_at desc);

      -- The lead and at most four partners. holds: takes the organisation's one place in this scenario.
      create table bid_members (
        bid_id uuid not null,
        scenario_id uuid not null,
        organisation_id uuid not null references organisations (id),
        no int not null check (no between 0 and 20),
        state text not null check (state in ('lead', 'invited', 'consented', 'declined', 'left')),
        holds boolean not null,
        invited_at timestamptz not null,
        answered_at timestamptz,
        answered_by uuid references users (id),
        primary key (bid_id, organisation_id),
        unique (bid_id, no),
        foreign key (bid_id, scenario_id) references bids (id, scenario_id),
        check (not holds or state in ('lead', 'consented'))
      );
      create unique index bid_members_one_bid on bid_members (scenario_id, organisation_id) where holds;
      create unique index bid_members_one_lead on bid_members (bid_id) where state = 'lead';
      create index bid_members_organisation on bid_members (organisation_id);

      create table bid_drafts (
        bid_id uuid primary key references bids (id),
        content bytea not null,
        updated_by uuid references users (id),
        updated_at timestamptz not null
      );

      -- Names, types and digests are part of the ciphertext; only the size is not.
      create table bid_files (
        id uuid primary key,
        bid_id uuid not null references bids (id),
        purpose text not null check (purpose in ('draft', 'cure')),
        meta bytea not null,
        size bigint not null check (size between 1 and 52428800),
        complete boolean not null default false,
        created_at timestamptz not null
      );
      create index bid_files_bid on bid_files (bid_id);
      create table bid_file_chunks (
        file_id uuid not null references bid_files (id) on delete cascade,
        no int not null check (no between 0 and 127),
        bytes bytea not null,
        primary key (file_id, no)
      );
      alter table bid_file_chunks alter column bytes set storage external;

      -- One attempt to seal: its ciphertext arrives in chunks before anything is decided.
      create table bid_sealings (
        id uuid primary key,
        bid_id uuid not null references bids (id),
        version int not null check (version >= 1),
        key_set_id uuid not null references bid_key_sets (id),
        created_by uuid references users (id),
        created_at timestamptz not null,
        sealed_at timestamptz
      );
      create index bid_sealings_bid on bid_sealings (bid_id);
      create unique index bid_sealings_version on bid_sealings (bid_id, version) where sealed_at is not null;
      create table bid_sealed_chunks (
        sealing_id uuid not null references bid_sealings (id) on delete cascade,
        kind text not null check (kind in ('technique', 'price')),
        no int not null check (no between 0 and 1099),
        size int not null check (size between 1 and 524288),
        sha256 text not null,
        bytes bytea not null,
        primary key (sealing_id, kind, no)
      );
      alter table bid_sealed_chunks alter column bytes set storage external;

      create table bid_envelopes (
        sealing_id uuid not null references bid_sealings (id),
        kind text not null check (kind in ('technique', 'price')),
        chunks int not null check (chunks >= 1),
        server_part jsonb not null,
        -- After the opening: the content's key and its header, both under BIDS_KEY.
        content_key bytea,
        header bytea,
        files_at int,
        opened_at timestamptz,
        primary key (sealing_id, kind),
        check ((opened_at is null) = (header is null))
      );
      create table bid_envelope_shares (
        sealing_id uuid not null,
        kind text not null,
        officer_key_id uuid not null references officer_keys (id),
        commitment text not null,
        wrapped jsonb not null,
        primary key (sealing_id, kind, officer_key_id),
        foreign key (sealing_id, kind) references bid_envelopes (sealing_id, kind)
      );

      create table bid_receipts (
        id uuid primary key,
        bid_id uuid not null references bids (id),
        sealing_id uuid not null unique references bid_sealings (id),
        version int not null,
        body jsonb not null,
        signature text not null,
        hash text not null unique,
        sealed_at timestamptz not null,
        superseded_at timestamptz,
        unique (bid_id, version)
      );

      -- One opening of each kind per scenario, held here.
      create table bid_openings (
        id uuid primary key,
        scenario_id uuid not null references scenarios (id),
        kind text not null check (kind in ('technique', 'price')),
        minute jsonb,
        opened_at timestamptz,
        unique (scenario_id, kind),
        check ((opened_at is null) = (minute is null))
      );
      -- The first officer's shares, under the server's key, until the second one's come.
      create table bid_opening_shares (
        opening_id uuid not null references bid_openings (id),
        sealing_id uuid not null references bid_sealings (id),
        officer_key_id uuid not null references officer_keys (id),
        share bytea,
        given_at timestamptz not null,
        primary key (opening_id, sealing_id, officer_key_id)
      );

      create table bid_defects (
        id uuid primary key,
        bid_id uuid not null references bids (id),
        field text not null check (field in ('certificate-file', 'signed-form', 'authorisation-letter', 'price-tax-flag')),
        note text not null,
        found_at timestamptz not null,
        due_at timestamptz not null,
        cured_at timestamptz,
        file_id uuid references bid_files (id),
        tax_included boolean,
        check (cured_at is null or (field = 'price-tax-flag') = (tax_included is not null)),
        check (cured_at is null or (field <> 'price-tax-flag') = (file_id is not null))
      );
      create unique index bid_defects_field on bid_defects (bid_id, field);
      create index bid_defects_due on bid_defects (due_at) where cured_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table bid_defects; drop table bid_opening_shares; drop table bid_openings; drop table bid_receipts;
      drop table bid_envelope_shares; drop table bid_envelopes; drop table bid_sealed_chunks; drop table bid_sealings;
      drop table bid_file_chunks; drop table bid_files; drop table bid_drafts; drop table bid_members; drop table bids;
      drop table bid_key_set_officers; drop table bid_key_sets; drop table sealing_keys; drop table officer_keys;
    `);
  }
}
