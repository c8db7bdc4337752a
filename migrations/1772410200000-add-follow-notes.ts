import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation's own state and note on a scenario it follows: its members' alone, in no count and no event. */
export class AddFollowNotes1772410200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table scenario_follows
        add column version int not null default 1,
        add column internal_state text not null default 'watching'
          check (internal_state in ('watching', 'preparing', 'given-up')),
        add column internal_note text not null default '',
        add constraint scenario_follows_note check (organisation_id is not null
          or (internal_note = '' and internal_state = 'watching'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table scenario_follows drop constraint scenario_follows_note, drop column version,
        drop column internal_state, drop column internal_note;
    `);
  }
}
