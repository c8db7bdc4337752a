import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Public questions on a scenario with their answers; who asked is kept apart from what is shown. */
export class CreateQuestions1772408100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The number under which an organisation asks within one scenario: stable there, unknown elsewhere.
      create table question_askers (
        scenario_id uuid not null references scenarios (id) on delete cascade,
        organisation_id uuid not null references organisations (id),
        no int not null check (no >= 1),
        primary key (scenario_id, organisation_id),
        unique (scenario_id, no)
      );

      create table questions (
        id uuid primary key,
        version int not null default 1,
        scenario_id uuid not null references scenarios (id) on delete cascade,
        no int not null check (no >= 1),
        asker_no int not null,
        -- The person who typed it: for their own export, and erased with the account.
        asker_id uuid references users (id),
        origin text not null check (origin in ('asked', 'pairing')),
        state text not null check (state in ('open', 'answered', 'withdrawn', 'hidden')),
        body text not null,
        hidden_reason text check (hidden_reason in ('contact', 'off-topic', 'offensive', 'confidential', 'other')),
        asked_at timestamptz not null,
        unique (scenario_id, no),
        foreign key (scenario_id, asker_no) references question_askers (scenario_id, no),
        check ((state = 'hidden') = (hidden_reason is not null))
      );
      create index questions_waiting on questions (scenario_id, asked_at) where state = 'open';
      create index questions_asker on questions (asker_id) where asker_id is not null;

      -- An answer is never overwritten: a correction is the next one, and the former stays readable.
      create table question_answers (
        question_id uuid not null references questions (id) on delete cascade,
        n int not null check (n >= 1),
        body text not null,
        -- The version of the scenario that the answer made, where it changed facts.
        scenario_version int,
        at timestamptz not null,
        primary key (question_id, n)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table question_answers; drop table questions; drop table question_askers;',
    );
  }
}
