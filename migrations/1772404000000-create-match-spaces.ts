import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The latent spaces of matching: learnt once, taken over by every process; the latest of a world is the one in use. */
export class CreateMatchSpaces1772404000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match_spaces (
        id uuid primary key,
        demo boolean not null,
        version text not null,
        texts int not null check (texts > 0),
        basis json not null,
        fitted_at timestamptz not null,
        checked_at timestamptz not null
      );
      create index match_spaces_latest on match_spaces (demo, fitted_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table match_spaces');
  }
}
