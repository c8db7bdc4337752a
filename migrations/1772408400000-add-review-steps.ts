import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two review steps with desk, time limit and claim; named confidentiality sign-offs; scheduled publication. */
export class AddReviewSteps1772408400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table scenarios
        -- While submitted: whose word is awaited, the organisation's own or the platform's.
        add column review_step text check (review_step in ('own', 'platform')),
        add column review_desk text check (review_desk in ('industry', 'data', 'reform', 'siming', 'huli', 'jimei',
          'haicang', 'tongan', 'xiangan')),
        add column review_due timestamptz,
        add column review_overdue boolean not null default false,
        add column claimed_by uuid references users (id) on delete set null,
        add column publish_at timestamptz,
        add constraint scenarios_scheduled check (state <> 'scheduled' or publish_at is not null);
      create index scenarios_review_due on scenarios (review_due) where state = 'submitted' and not review_overdue;
      create index scenarios_publish_at on scenarios (publish_at) where state = 'scheduled';

      alter table scenario_reviews add column step text not null default 'platform' check (step in ('own', 'platform'));

      -- 保密审查: who vouched for exactly which text. The name is personal data: never public, erased with the account.
      create table scenario_signoffs (
        id uuid primary key,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        content_hash text not null,
        name text,
        post text not null,
        finding text not null check (finding in ('no-secrets', 'redacted')),
        user_id uuid references users (id),
        at timestamptz not null
      );
      create index scenario_signoffs_scenario on scenario_signoffs (scenario_id, at desc);
      create index scenario_signoffs_user on scenario_signoffs (user_id) where user_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The code before this migration knows no scheduled scenario: it would stay in that state for ever.
      update scenarios set state = 'approved' where state = 'scheduled';
      drop table scenario_signoffs;
      alter table scenario_reviews drop column step;
      alter table scenarios drop column review_step, drop column review_desk, drop column review_due,
        drop column review_overdue, drop column claimed_by, drop column publish_at;
    `);
  }
}
