import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans for a whole batch: the run, its outcome, and one row for each pair it speaks of. */
export class CreatePlans1772406100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table plans (
        id uuid primary key,
        version int not null default 1,
        state text not null check (state in ('running', 'ready', 'infeasible', 'failed', 'cancelled', 'applied')),
        demo boolean not null,
        title text not null,
        -- What it was asked for, as it came in; plans of the same scope are compared.
        scope_key text not null,
        request jsonb not null,
        stage text not null,
        progress double precision not null default 0 check (progress between 0 and 1),
        -- The run says it lives; one that has not for two minutes was interrupted.
        beat_at timestamptz not null,
        model_version text,
        outcome jsonb,
        failure text,
        created_by uuid not null,
        created_at timestamptz not null,
        finished_at timestamptz,
        applied_at timestamptz
      );
      create index plans_newest on plans (created_at desc, id desc);
      create index plans_scope on plans (scope_key, created_at desc);
      create index plans_running on plans (beat_at) where state = 'running';

      create table plan_pairs (
        id uuid primary key,
        plan_id uuid not null references plans (id),
        scenario_id uuid not null,
        capability_id uuid not null,
        kind text not null check (kind in ('chosen', 'locked', 'open', 'left')),
        score double precision not null,
        p double precision not null,
        q double precision not null,
        cost double precision,
        why text,
        demand_rival_id uuid,
        supply_rival_id uuid,
        blocking boolean not null default false,
        outcome text check (outcome in ('opened', 'already-open', 'refused')),
        outcome_code text,
        pairing_id uuid,
        unique (plan_id, scenario_id, capability_id),
        check ((outcome = 'refused') = (outcome_code is not null)),
        check (kind <> 'left' or outcome is null)
      );
      create index plan_pairs_plan on plan_pairs (plan_id, kind);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table plan_pairs; drop table plans;');
  }
}
