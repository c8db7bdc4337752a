import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conflicts are asked at every step of an evaluation: what people did, and where they were, is found without reading the log. */
export class IndexPeopleOfEvents1772430000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index events_actor on events (actor_id, type) where actor_id is not null;
      create index events_member on events ((payload ->> 'userId'))
        where type in ('member.added', 'member.removed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index events_actor; drop index events_member');
  }
}
