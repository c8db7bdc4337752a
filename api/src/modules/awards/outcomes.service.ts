import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { StepHolds } from '../../platform/step-holds.js';
import { BidOutcomes, BidReads } from '../bids/bids.reads.js';
import { ScenarioCancelled, ScenarioNoResponse } from '../scenarios/scenario.events.js';
import { optionsOf, ScenarioOutcomes } from '../scenarios/scenarios.reads.js';
import { awardFacts, subjectOf } from './award-places.js';
import { AwardRows, type AwardRow, type Standing } from './award-rows.queries.js';
import { awardLifecycle } from './award.lifecycle.js';
import { AwardCompleted, AwardDropped } from './awards.events.js';
import { FeedbackGiving } from './feedback-giving.service.js';

/** Results without a choice: nobody answered, or the call was cancelled. */
@Injectable()
export class OutcomesService {
  constructor(
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(BidOutcomes) private readonly judged: BidOutcomes,
    @Inject(StepHolds) private readonly holds: StepHolds,
    @Inject(ScenarioOutcomes) private readonly outcomes: ScenarioOutcomes,
    @Inject(FeedbackGiving) private readonly feedback: FeedbackGiving,
  ) {}

  /** Whether no bid was opened and none is left to be opened. */
  async isUnanswered(tx: Tx, { head, bids }: Standing): Promise<boolean> {
    return bids.length === 0 && (await this.bids.waiting(head.id, tx.manager)) === 0;
  }

  /** What nobody confirmed is out, and the call with it. @throws AppError `step.held` */
  async endUnanswered(tx: Tx, standing: Standing): Promise<void> {
    const { head, now } = standing;
    await this.holds.refuseEnd(tx, head.id);
    await this.judged.lapse(tx, head.id);
    const reason = (await this.bids.hadUnreadable(head.id, tx.manager)) ? 'none-valid' : 'no-bids';
    await this.outcomes.noResponse(tx, head.id, { reason });
    await this.take(tx, standing, { kind: 'no_response', reason, at: now });
  }

  /** What another module decided is the one result of the scenario as well. */
  @On('awards.take-outcome', ScenarioCancelled, ScenarioNoResponse)
  async follow(event: RecordedEvent, tx: Tx): Promise<void> {
    const { from, reason } = event.payload as { from: string; reason: string };
    if (!['open', 'closed', 'evaluating', 'standstill'].includes(from)) return;
    const standing = await this.rows.held(tx, event.subjectId);
    if (standing.final || !optionsOf(standing.head.procedure).sealed) return;
    if (standing.live) await this.drop(tx, standing, standing.live);
    const kind = event.type === ScenarioCancelled.type ? 'cancelled' : 'no_response';
    await this.take(tx, standing, { kind, reason, at: event.at });
  }

  private async take(
    tx: Tx,
    standing: Standing,
    outcome: { kind: 'cancelled' | 'no_response'; reason: string; at: Date },
  ): Promise<void> {
    const { head, awards } = standing;
    const { kind, reason, at } = outcome;
    const id = uuidv7();
    await tx.query(
      `insert into awards (id, scenario_id, organisation_id, demo, round, stage, kind, state, reason, announced_at,
         completed_at) values ($1, $2, $3, $4, $5, 'final', $6, 'completed', $7, $8, $8)`,
      [id, head.id, head.organisationId, head.demo, awards.length + 1, kind, reason, at],
    );
    await tx.record(AwardCompleted, subjectOf(standing), {
      ...{ awardId: id, stage: 'final', kind, reason, bidIds: [] },
    });
    // Who was judged before the call was cancelled hears how it did.
    await this.feedback.give(tx, standing, { id, bidIds: [] });
  }

  private async drop(tx: Tx, standing: Standing, live: AwardRow): Promise<void> {
    const facts = await awardFacts(this.rows, standing, live, tx);
    const state = awardLifecycle.perform('drop', facts, ['publisher-owner'], standing.now);
    await tx.query('update awards set state = $2 where id = $1', [live.id, state]);
    const { id: awardId, stage, kind } = live;
    await tx.record(AwardDropped, subjectOf(standing), { awardId, stage, kind });
  }
}
