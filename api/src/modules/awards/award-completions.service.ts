import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { StepHolds } from '../../platform/step-holds.js';
import { BidOutcomes } from '../bids/bids.reads.js';
import { ScenarioOutcomes } from '../scenarios/scenarios.reads.js';
import { awardFacts, decided, placesIn, refuseStranger, subjectOf } from './award-places.js';
import { AwardRows, validBids, type AwardRow, type Standing } from './award-rows.queries.js';
import { awardErrors } from './award.errors.js';
import type { UnsuitableReason } from './award-choice.js';
import { awardLifecycle } from './award.lifecycle.js';
import { AwardCompleted, ProofBegun } from './awards.events.js';
import { FeedbackGiving } from './feedback-giving.service.js';
import { limitAfter } from './standstill.js';

/** A decision becomes final: scenario, bids and the feedback of everybody move in one transaction. */
@Injectable()
export class AwardCompletions {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(StepHolds) private readonly holds: StepHolds,
    @Inject(ScenarioOutcomes) private readonly outcomes: ScenarioOutcomes,
    @Inject(BidOutcomes) private readonly bids: BidOutcomes,
    @Inject(FeedbackGiving) private readonly feedback: FeedbackGiving,
  ) {}

  /**
   * Makes it final after the standstill: the scenario, the bids and the feedback of every valid bidder move together.
   * @throws AppError `award.*` while something is missing, `step.held`, `request.action-not-allowed`
   */
  async complete(actor: Actor, scenarioId: string): Promise<void> {
    await decided(this.transactions, actor, async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      refuseStranger(actor, standing);
      if (standing.final) throw awardErrors('already-decided');
      const { live } = standing;
      if (!live) throw requestErrors('action-not-allowed', { state: 'none', action: 'complete' });
      for (const step of ['standstill', 'award']) await this.holds.refuse(tx, step, scenarioId);
      const facts = await awardFacts(this.rows, standing, live, tx);
      awardLifecycle.perform('complete', facts, placesIn(actor, standing), standing.now);
      await this.finish(tx, standing, live);
    });
  }

  private async finish(tx: Tx, standing: Standing, award: AwardRow): Promise<void> {
    await tx.query(`update awards set state = 'completed', completed_at = $2 where id = $1`, [
      award.id,
      standing.now,
    ]);
    await (award.stage === 'proof'
      ? this.beginProofs(tx, standing, award)
      : this.decide(tx, standing, award));
    const { id: awardId, stage, kind, reason, bidIds } = award;
    await tx.record(AwardCompleted, subjectOf(standing), {
      ...{ awardId, stage, kind, reason, bidIds: [...bidIds] },
    });
  }

  /** The next stage begins; the scenario is being evaluated again until its evidence is there. */
  private async beginProofs(tx: Tx, standing: Standing, award: AwardRow): Promise<void> {
    const { until } = limitAfter(standing.calendar, standing.now, award.proofDays ?? 0);
    await tx.query('update awards set proof_until = $2 where id = $1', [award.id, until]);
    await tx.query(
      `insert into award_proofs (award_id, bid_id, state) select $1, unnest($2::uuid[]), 'running'`,
      [award.id, award.bidIds],
    );
    await this.outcomes.resumeEvaluation(tx, standing.head.id);
    for (const bidId of award.bidIds)
      await tx.record(ProofBegun, subjectOf(standing), {
        ...{ bidId, until: until?.toISOString() ?? null },
      });
  }

  private async decide(tx: Tx, standing: Standing, award: AwardRow): Promise<void> {
    const { head } = standing;
    const won = award.kind === 'award' ? award.bidIds : [];
    const others = validBids(standing).filter(({ id }) => !won.includes(id));
    if (won.length) await this.bids.award(tx, won, head.id);
    if (others.length)
      await this.bids.reject(
        tx,
        others.map(({ id }) => id),
      );
    if (award.kind === 'award') await this.outcomes.award(tx, head.id);
    else
      await this.outcomes.noneSuitable(tx, head.id, {
        ...{ reason: award.reason as UnsuitableReason, note: award.note },
      });
    await this.feedback.give(tx, standing, award);
  }
}
