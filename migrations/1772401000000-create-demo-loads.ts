import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers that the demonstration data was loaded to its end, so that a start never loads it twice. */
export class CreateDemoLoads1772401000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table demo_loads (loaded_at timestamptz primary key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table demo_loads');
  }
}
