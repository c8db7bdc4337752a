import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Job } from '../../platform/jobs/job.decorator.js';

/** Removes what nobody needs any more: attempts that came to nothing, ciphertext that was replaced, old drafts. */
@Injectable()
export class BidCleaning {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @Job('bids.clean', 3600)
  async clean(): Promise<void> {
    // An attempt older than a day belongs to a browser that is gone.
    await this.source.query(
      `delete from bid_sealings where sealed_at is null and created_at < app_now() - interval '1 day'`,
    );
    await this.destroyUnopened();
    await this.cleanDrafts();
  }

  /**
   * The receipts stay for ever. The keys to a replaced version went with the replacement, its ciphertext goes now. What can
   * never be opened any more goes a week after its end, keys first: bids that nobody confirmed, which count as withdrawn,
   * and all those of a call that ended before it was opened.
   */
  private async destroyUnopened(): Promise<void> {
    await this.source.transaction(async (tx) => {
      const rows = await tx.query<{ id: string }[]>(
        `select r.sealing_id as id from bid_receipts r join bids b on b.id = r.bid_id
           join scenarios s on s.id = b.scenario_id
         where b.opened_at is null and ((b.state = 'withdrawn' and b.ended_at < app_now() - interval '7 days')
           or (s.state in ('withdrawn', 'cancelled', 'no_response', 'none_suitable')
             and coalesce(s.exited_at, s.updated_at) < app_now() - interval '7 days'))
           and (exists (select 1 from bid_envelopes e where e.sealing_id = r.sealing_id)
             or exists (select 1 from bid_sealed_chunks c where c.sealing_id = r.sealing_id))`,
      );
      const ids = [rows.map(({ id }) => id)];
      for (const table of ['bid_opening_shares', 'bid_envelope_shares', 'bid_envelopes'])
        await tx.query(`delete from ${table} where sealing_id = any($1::uuid[])`, ids);
      await tx.query(
        `delete from bid_sealed_chunks c using bid_receipts r where r.sealing_id = c.sealing_id
           and (r.superseded_at is not null or r.sealing_id = any($1::uuid[]))`,
        ids,
      );
    });
  }

  private async cleanDrafts(): Promise<void> {
    // Drafts that were never sealed, a month after they could have been.
    const stale = `select b.id from bids b join scenarios s on s.id = b.scenario_id
      where (s.state <> 'open' or s.deadline <= app_now())
        and greatest(b.updated_at, coalesce(s.deadline, b.updated_at)) < app_now() - interval '30 days'`;
    await this.source.query(`delete from bid_drafts where bid_id in (${stale})`);
    await this.source.query(
      `delete from bid_files where purpose = 'draft' and bid_id in (${stale})`,
    );
  }
}
