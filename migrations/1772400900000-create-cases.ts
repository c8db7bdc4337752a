import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Benchmark cases: finished work published with baseline and result. */
export class CreateCases1772400900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table benchmark_cases (
        id uuid primary key,
        title text not null,
        organisation_id uuid references organisations (id),
        organisation_name text not null,
        supplier_name text,
        sector text not null,
        technologies text[] not null default '{}',
        summary text not null,
        baseline jsonb not null default '[]',
        result jsonb not null default '[]',
        lessons text,
        year int,
        source jsonb,
        external_id text unique,
        demo boolean not null default false,
        published_at timestamptz not null default app_now(),
        -- A real case names where its figures come from.
        check (demo or source is not null)
      );
      create index benchmark_cases_public on benchmark_cases (demo, published_at desc, id desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table benchmark_cases');
  }
}
