import { Inject, Injectable } from '@nestjs/common';
import { findContacts } from '../../platform/contact-details.js';
import { Transactions } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { isInvolved, refuseStranger, subjectOf } from './award-places.js';
import { AwardRows, validBids } from './award-rows.queries.js';
import { awardErrors } from './award.errors.js';
import { FeedbackWritten } from './awards.events.js';
import type { WriteFeedback } from './awards.schemas.js';

/** What a publisher adds to the panel's words for one bidder, until the result is final. */
@Injectable()
export class FeedbackService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AwardRows) private readonly rows: AwardRows,
  ) {}

  /** @throws AppError 404, 403, 409 once the result is final, 412/428 for a stale or missing If-Match */
  async write(
    actor: Actor,
    bidId: string,
    words: WriteFeedback,
    seen: string | undefined,
  ): Promise<{ version: number } & WriteFeedback> {
    return this.transactions.run(actor, async (tx) => {
      const scenarioId = (await this.rows.bidOf(bidId, tx.manager))?.scenarioId;
      if (!scenarioId) throw awardErrors('not-found');
      const standing = await this.rows.held(tx, scenarioId);
      const isThere = validBids(standing).some((bid) => bid.id === bidId);
      if (!isThere || !isInvolved(actor, standing)) throw awardErrors('not-found');
      refuseStranger(actor, standing);
      if (standing.final)
        throw requestErrors('action-not-allowed', { state: 'completed', action: 'write' });
      if (!standing.ranking) throw awardErrors('not-ranked');
      if (findContacts(`${words.strengths} ${words.improvements}`).length)
        throw awardErrors('contact-in-text', {}, [
          { pointer: '/improvements', code: 'contact', message: '' },
        ]);
      const row = standing.feedback.find((one) => one.bidId === bidId);
      requireVersion(seen, row?.version ?? 0);
      const version = (row?.version ?? 0) + 1;
      await tx.query(
        `insert into bid_feedback (bid_id, scenario_id, version, strengths, improvements, written_by)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (bid_id) do update set version = excluded.version, strengths = excluded.strengths,
           improvements = excluded.improvements, written_by = excluded.written_by`,
        [bidId, scenarioId, version, words.strengths, words.improvements, actor.userId],
      );
      await tx.record(FeedbackWritten, subjectOf(standing), { bidId, version });
      return { version, ...words };
    });
  }
}
