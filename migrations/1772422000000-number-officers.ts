import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Minutes name officers by number. The number is the holder's of a key, who stays the same person when the account is
 * erased and when a key is renewed; it says nothing of who that was.
 */
export class NumberOfficers1772422000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table officer_keys add column holder_id uuid;
      update officer_keys k set holder_id = coalesce(
        (select f.id from officer_keys f where f.user_id = k.user_id order by f.made_at, f.id limit 1), k.id);
      alter table officer_keys alter column holder_id set not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table officer_keys drop column holder_id');
  }
}
