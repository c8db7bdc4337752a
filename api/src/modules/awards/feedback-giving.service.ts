import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { subjectOf } from './award-places.js';
import { AwardRows, type Standing } from './award-rows.queries.js';
import { FeedbackGiven } from './awards.events.js';

/** Hands every valid bidder its feedback, as it will stand for ever. */
@Injectable()
export class FeedbackGiving {
  constructor(@Inject(AwardRows) private readonly rows: AwardRows) {}

  /** In the same transaction as the award: there is no result without feedback to everybody. */
  async give(
    tx: Tx,
    standing: Standing,
    award: { readonly id: string; readonly bidIds: readonly string[] },
  ): Promise<void> {
    const { given } = await this.rows.allFeedback(standing, tx.manager);
    for (const feedback of given) {
      const { bidId, rank } = feedback;
      await tx.query(
        `insert into bid_feedback (bid_id, scenario_id, content, given_at) values ($1, $2, $3, $4)
         on conflict (bid_id) do update set content = excluded.content, given_at = excluded.given_at`,
        [bidId, standing.head.id, JSON.stringify(feedback), standing.now],
      );
      await tx.record(FeedbackGiven, subjectOf(standing), {
        ...{ bidId, awardId: award.id, rank, awarded: award.bidIds.includes(bidId) },
      });
    }
  }
}
