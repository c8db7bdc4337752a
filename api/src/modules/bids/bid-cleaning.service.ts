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
    // The receipts of replaced and withdrawn versions stay; the keys to their ciphertext went with the replacement. What
    // nobody confirmed counts as withdrawn as well, and is never opened.
    await this.source.query(
      `delete from bid_sealed_chunks c using bid_receipts r join bids b on b.id = r.bid_id
       where r.sealing_id = c.sealing_id and (r.superseded_at is not null
         or (b.state = 'withdrawn' and b.ended_at < app_now() - interval '7 days'))`,
    );
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
