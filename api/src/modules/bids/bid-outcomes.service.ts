import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventDefinition } from '../../platform/events/define-event.js';
import { bidErrors } from './bid.errors.js';
import { BidHolds } from './bid-holds.service.js';
import { BidAwarded, BidDisqualified, BidNotAwarded, BidRanked, BidScored } from './bid.events.js';
import type { BidState, DisqualifyReason } from './bid-fields.schemas.js';
import type { BidAction } from './bid.lifecycle.js';
import type { BidOutcomes } from './bids.reads.js';
import { EnvelopeOpening } from './envelope-opening.service.js';

type Plain = EventDefinition & typeof BidScored;

/** Moves bids for evaluation and awards, through the lifecycle. */
@Injectable()
export class BidOutcomesService implements BidOutcomes {
  constructor(
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(EnvelopeOpening) private readonly envelopes: EnvelopeOpening,
  ) {}

  async score(tx: Tx, scenarioId: string): Promise<void> {
    const ids = await this.inStates(tx, scenarioId, ['compliant', 'ranked']);
    await this.each(tx, ids, 'score', BidScored);
  }

  async rank(tx: Tx, scenarioId: string): Promise<void> {
    const ids = await this.inStates(tx, scenarioId, ['scored']);
    await this.each(tx, ids, 'rank', BidRanked as unknown as Plain);
  }

  async award(tx: Tx, bidIds: readonly string[], scenarioId: string): Promise<void> {
    for (const id of [...bidIds].sort()) {
      const { row } = await this.holds.holdForSystem(tx, id);
      if (row.scenarioId !== scenarioId) throw bidErrors('not-found');
    }
    await this.each(tx, [...bidIds].sort(), 'award', BidAwarded as unknown as Plain);
  }

  async reject(tx: Tx, bidIds: readonly string[]): Promise<void> {
    await this.each(tx, [...bidIds].sort(), 'reject', BidNotAwarded as unknown as Plain);
  }

  lapse(tx: Tx, scenarioId: string): Promise<void> {
    return this.envelopes.lapse(tx, scenarioId);
  }

  async disqualify(tx: Tx, bidId: string, reason: DisqualifyReason, note = ''): Promise<void> {
    const held = await this.holds.holdForSystem(tx, bidId);
    this.holds.step(held, 'disqualify', ['outcome']);
    const { scenarioId, state: from } = held.row;
    await this.holds.end(tx, held, 'disqualified', { reason, note });
    await this.holds.record(tx, held, BidDisqualified, { scenarioId, from, reason });
  }

  private async each(tx: Tx, ids: readonly string[], action: BidAction, event: Plain) {
    for (const id of ids) {
      const held = await this.holds.holdForSystem(tx, id);
      const state = this.holds.step(held, action, ['outcome']);
      await this.holds.move(tx, held, state, { resume_state: null });
      await this.holds.record(tx, held, event, { scenarioId: held.row.scenarioId });
    }
  }

  private async inStates(tx: Tx, scenarioId: string, states: readonly BidState[]) {
    const rows = await tx.query<{ id: string }>(
      'select id from bids where scenario_id = $1 and state = any($2) order by id',
      [scenarioId, states],
    );
    return rows.map(({ id }) => id);
  }
}
