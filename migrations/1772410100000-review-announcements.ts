import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An early intent is reviewed before it is public; who sits at which review desk, and who acted for another. */
export class ReviewAnnouncements1772410100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- While submitted: what approval makes of it. Null is a scenario.
      alter table scenarios add column review_for text check (review_for = 'intent');

      alter table scenario_reviews add column desk text, add column acting boolean not null default false;

      -- Nobody in here sits at every desk, as long as a platform has no more reviewers than it needs.
      create table reviewer_desks (
        user_id uuid not null references users (id) on delete cascade,
        desk text not null check (desk in ('industry', 'data', 'reform', 'siming', 'huli', 'jimei', 'haicang',
          'tongan', 'xiangan')),
        primary key (user_id, desk)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The code before this migration would take a waiting intent for a scenario: back to its publisher.
      update scenarios set state = 'draft', submitted_at = null, review_step = null where review_for = 'intent'
        and state = 'submitted';
      drop table reviewer_desks;
      alter table scenario_reviews drop column desk, drop column acting;
      alter table scenarios drop column review_for;
    `);
  }
}
