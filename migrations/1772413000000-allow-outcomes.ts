import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call may end without an award, with a coded reason of its own. */
export class AllowOutcomes1772413000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.replaceChecks(
      runner,
      `exit_reason in ('need-gone', 'funding-changed', 'rescoped', 'duplicate', 'solved-elsewhere', 'compliance',
         'declined-in-review', 'no-bids', 'none-valid', 'below-threshold', 'over-budget', 'other')`,
      `(state in ('withdrawn', 'cancelled', 'none_suitable', 'no_response')) = (exit_reason is not null)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    // The code before this migration knows no such reason.
    await runner.query(
      `update scenarios set exit_reason = null, exit_note = null, exited_at = null
       where state in ('none_suitable', 'no_response')`,
    );
    await this.replaceChecks(
      runner,
      `exit_reason in ('need-gone', 'funding-changed', 'rescoped', 'duplicate', 'solved-elsewhere', 'compliance',
         'declined-in-review', 'other')`,
      `(state in ('withdrawn', 'cancelled')) = (exit_reason is not null)`,
    );
  }

  /** The checks were made without a name: they are found by what they say. */
  private async replaceChecks(runner: QueryRunner, reasons: string, states: string): Promise<void> {
    await runner.query(`
      do $$ declare found text; begin
        for found in select conname from pg_constraint
          where conrelid = 'scenarios'::regclass and contype = 'c'
            and pg_get_constraintdef(oid) like any (array['%exit_reason = ANY%', '%= (exit_reason IS NOT NULL)%'])
        loop execute format('alter table scenarios drop constraint %I', found); end loop;
      end $$;
      alter table scenarios add constraint scenarios_exit_reason check (${reasons}),
        add constraint scenarios_exit check (${states});
    `);
  }
}
