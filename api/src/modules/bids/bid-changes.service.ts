import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { ScenarioChanged } from '../scenarios/scenario.events.js';
import { BidHolds } from './bid-holds.service.js';
import { BidReconfirmAsked } from './bid.events.js';
import { BidsQueries } from './bids.queries.js';

/** A material change of the scenario asks everybody who sealed before it to confirm again. */
@Injectable()
export class BidChanges {
  constructor(
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
  ) {}

  /** Reads the versions again, so that order and repetition of deliveries do not matter. */
  @On('bids.ask-reconfirm', ScenarioChanged)
  async askAgain(event: RecordedEvent, tx: Tx): Promise<void> {
    const scenarioId = event.subjectId;
    const rows = await tx.query<{ id: string }>(
      `select id from bids where scenario_id = $1 and state = 'sealed' order by id`,
      [scenarioId],
    );
    for (const { id } of rows) {
      const held = await this.holds.holdForSystem(tx, id);
      const { row, head } = held;
      if (row.state !== 'sealed' || head.state !== 'open') continue;
      if (!(await this.queries.changedSince(row, tx.manager))) continue;
      const state = this.holds.step(held, 'ask-reconfirm', ['clock']);
      await this.holds.move(tx, held, state, { reconfirm_reason: 'scenario-changed' });
      await this.holds.record(tx, held, BidReconfirmAsked, {
        ...{ scenarioId, reason: 'scenario-changed', scenarioVersion: head.publishedVersion },
      });
    }
  }
}
