import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Models of matching with their activations, and what they are learnt from: shown places and lines of pairings. */
export class CreateMatchModels1772405000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A model never changes; what is in use is the last activation. Demonstration rows (示例) have models of their own.
      create table match_models (
        id uuid primary key,
        demo boolean not null,
        version text not null,
        kind text not null check (kind in ('prior', 'calibrated', 'learnt')),
        model jsonb not null,
        figures jsonb not null,
        refusals text[] not null default '{}',
        created_at timestamptz not null default app_now(),
        unique (demo, version)
      );

      create table match_model_activations (
        id uuid primary key,
        model_id uuid not null references match_models (id),
        by text not null check (by in ('learner', 'person')),
        answers int not null,
        note text not null default '',
        activated_at timestamptz not null default app_now()
      );
      create index match_model_activations_order on match_model_activations (activated_at desc, id desc);

      -- Pairs that one side was shown in its own list: one row a pair, however often it is looked at.
      create table match_showings (
        side text not null check (side in ('demand', 'supply')),
        subject_id uuid not null,
        other_id uuid not null,
        demo boolean not null,
        place int not null check (place > 0),
        times int not null,
        worth real not null,
        model_version text not null,
        first_shown_at timestamptz not null,
        last_shown_at timestamptz not null,
        primary key (side, subject_id, other_id)
      );

      -- Hand-set lines of a pairing as they were when it was opened, from public facts.
      create table pairing_lines (
        pairing_id uuid not null,
        base text not null,
        lines jsonb not null,
        recorded_at timestamptz not null default app_now(),
        primary key (pairing_id, base)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pairing_lines; drop table match_showings; drop table match_model_activations; drop table match_models;
    `);
  }
}
