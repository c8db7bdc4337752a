import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An entry names the other side as it was when the list was sent: later drafts are nobody else's to read. */
export class FreezeShortlistNames1772409000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table shortlist_entries add column shown_title text, add column shown_organisation text;
      update shortlist_entries e set
        shown_title = case e.side when 'demand' then c.title else s.title end,
        shown_organisation = case e.side when 'demand' then coalesce(oc.name, c.maker_name, '—') else os.name end
      from scenarios s, organisations os, capabilities c left join organisations oc on oc.id = c.organisation_id, shortlists l
      where s.id = e.scenario_id and os.id = s.organisation_id and c.id = e.capability_id
        and l.id = e.shortlist_id and l.sent_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table shortlist_entries drop column shown_title, drop column shown_organisation',
    );
  }
}
