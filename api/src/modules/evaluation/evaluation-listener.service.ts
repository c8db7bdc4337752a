import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { unlessHeld } from '../../platform/step-holds.js';
import {
  BidCompliant,
  BidDefectCured,
  BidDefectLapsed,
  BidDisqualified,
  OpeningOpened,
} from '../bids/bid.events.js';
import { memberAdded } from '../identity/identity.events.js';
import { TechniqueLocked } from './evaluation.events.js';
import { PanelsService } from './panels.service.js';
import { RankingsService } from './rankings.service.js';

type OfScenario = RecordedEvent & {
  payload: { scenarioId: string; kind?: string; reason?: string };
};

/** Goes on by itself when bids do: declarations begin with the technique opening, places are made with the price opening. */
@Injectable()
export class EvaluationListener {
  constructor(
    @Inject(PanelsService) private readonly panels: PanelsService,
    @Inject(RankingsService) private readonly rankings: RankingsService,
  ) {}

  @On('evaluation.opened', OpeningOpened)
  async opened(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, kind } = (event as OfScenario).payload;
    await unlessHeld(() =>
      kind === 'price'
        ? this.rankings.priceByItself(tx, scenarioId)
        : this.panels.beginByItself(tx, scenarioId),
    );
  }

  /** Where nobody passed, or after a second scoring all prices are open, there is no opening to wait for. */
  @On('evaluation.locked', TechniqueLocked)
  async locked(event: RecordedEvent, tx: Tx): Promise<void> {
    await unlessHeld(() => this.rankings.priceByItself(tx, event.subjectId));
  }

  /** Whoever joins a bidder, or one of its partners of old, judges it no more. */
  @On('evaluation.joined', memberAdded)
  async joined(event: RecordedEvent, tx: Tx): Promise<void> {
    const { userId } = event.payload as { userId: string };
    for (const scenarioId of await this.panels.placesOf(tx, userId))
      await unlessHeld(() => this.panels.excludeConflicted(tx, scenarioId));
  }

  /** The last compliance check may be what technique waits for, an unreadable bid what its beginning or the places do. */
  @On('evaluation.compliance', BidCompliant, BidDefectCured, BidDefectLapsed, BidDisqualified)
  async judged(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioId, reason } = (event as OfScenario).payload;
    if (reason === 'unreadable') await unlessHeld(() => this.panels.beginByItself(tx, scenarioId));
    await unlessHeld(() => this.panels.settleByItself(tx, scenarioId));
    await this.rankings.rankLate(tx, scenarioId);
    if (reason === 'unreadable')
      await unlessHeld(() => this.rankings.priceByItself(tx, scenarioId));
  }
}
