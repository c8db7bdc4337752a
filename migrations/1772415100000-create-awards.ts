import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of ranked bids: decisions that stand still first, objections, proofs of concept, feedback to everybody. */
export class CreateAwards1772415100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table awards (
        id uuid primary key,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        organisation_id uuid not null references organisations (id),
        demo boolean not null,
        round int not null check (round >= 1),
        stage text not null check (stage in ('proof', 'final')),
        kind text not null check (kind in ('award', 'none_suitable', 'no_response', 'cancelled')),
        state text not null check (state in ('standstill', 'completed', 'returned', 'dropped')),
        reason text,
        note text not null default '',
        -- The ranking it rests on.
        ranking_hash text,
        proposed_by uuid,
        announced_at timestamptz not null,
        standstill_days int,
        -- Null while the holidays of its year are unknown.
        standstill_until timestamptz,
        proof_days int check (proof_days between 10 and 120),
        proof_until timestamptz,
        completed_at timestamptz,
        returned_effect text check (returned_effect in ('rescore', 'renew', 'none-suitable')),
        returned_parts text[] not null default '{}',
        check ((state = 'completed') = (completed_at is not null)),
        check ((state = 'returned') = (returned_effect is not null)),
        check ((kind = 'award') = (reason is null)),
        check ((stage = 'proof') = (proof_days is not null)),
        unique (scenario_id, round)
      );
      -- However many people press the button at once: one result, one proof of concept, one decision standing still.
      create unique index awards_one_outcome on awards (scenario_id) where state = 'completed' and stage = 'final';
      create unique index awards_one_proof on awards (scenario_id) where state = 'completed' and stage = 'proof';
      create unique index awards_one_standstill on awards (scenario_id) where state = 'standstill';
      create index awards_waiting on awards (state) where state = 'standstill';

      create table award_bids (
        award_id uuid not null references awards (id) on delete cascade,
        bid_id uuid not null,
        rank int not null,
        primary key (award_id, bid_id)
      );

      create table objections (
        id uuid primary key,
        award_id uuid not null references awards (id) on delete cascade,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        bid_id uuid not null,
        organisation_id uuid not null references organisations (id),
        reason text not null,
        criterion_id text,
        body text not null,
        filed_by uuid,
        filed_at timestamptz not null,
        due_at timestamptz,
        state text not null check (state in ('open', 'upheld', 'rejected', 'withdrawn')),
        answer text not null default '',
        effect text check (effect in ('rescore', 'renew', 'none-suitable')),
        parts text[] not null default '{}',
        answered_by uuid,
        answered_at timestamptz,
        check ((state = 'upheld') = (effect is not null)),
        check ((state = 'open') = (answered_at is null))
      );
      create unique index objections_one_open on objections (bid_id) where state = 'open';
      create index objections_scenario on objections (scenario_id, filed_at);

      create table award_proofs (
        award_id uuid not null references awards (id) on delete cascade,
        bid_id uuid not null,
        state text not null check (state in ('running', 'submitted', 'passed', 'failed')),
        summary text not null default '',
        link text,
        figures jsonb not null default '[]',
        submitted_by uuid,
        submitted_at timestamptz,
        note text not null default '',
        reviewed_by uuid,
        reviewed_at timestamptz,
        primary key (award_id, bid_id)
      );
      create index award_proofs_bid on award_proofs (bid_id);

      create table bid_feedback (
        bid_id uuid primary key,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        version int not null default 0,
        -- What the publisher adds to the panel's words.
        strengths text not null default '',
        improvements text not null default '',
        written_by uuid,
        -- As it was given, with the award; never changed afterwards.
        content jsonb,
        given_at timestamptz,
        check ((content is null) = (given_at is null))
      );
      create index bid_feedback_scenario on bid_feedback (scenario_id);

      -- Each clock that ran out is told once, whoever runs the job and however often.
      create table award_alarms (
        subject_id uuid not null,
        kind text not null,
        at timestamptz not null,
        primary key (subject_id, kind)
      );

      -- One more reason for which nobody is suitable.
      alter table scenarios drop constraint scenarios_exit_reason;
      alter table scenarios add constraint scenarios_exit_reason check (exit_reason in ('need-gone', 'funding-changed',
        'rescoped', 'duplicate', 'solved-elsewhere', 'compliance', 'declined-in-review', 'no-bids', 'none-valid',
        'below-threshold', 'proof-failed', 'over-budget', 'other'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update scenarios set exit_reason = 'other' where exit_reason = 'proof-failed';
      alter table scenarios drop constraint scenarios_exit_reason;
      alter table scenarios add constraint scenarios_exit_reason check (exit_reason in ('need-gone', 'funding-changed',
        'rescoped', 'duplicate', 'solved-elsewhere', 'compliance', 'declined-in-review', 'no-bids', 'none-valid',
        'below-threshold', 'over-budget', 'other'));
      drop table award_alarms; drop table bid_feedback; drop table award_proofs; drop table objections;
      drop table award_bids; drop table awards;
    `);
  }
}
