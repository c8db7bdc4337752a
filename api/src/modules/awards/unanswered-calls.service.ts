import { Inject, Injectable, Logger } from '@nestjs/common';
import { Transactions } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { unlessHeld } from '../../platform/step-holds.js';
import { optionsOf, ScenarioReads } from '../scenarios/scenarios.reads.js';
import { decided, refuseStranger } from './award-places.js';
import { AwardRows } from './award-rows.queries.js';
import { awardErrors } from './award.errors.js';
import { OutcomesService } from './outcomes.service.js';

/** So long after the deadline a call that nobody answered ends by itself; its publisher may end it before. */
export const unansweredHours = 24;

/** Calls of which no bid is left to be opened: nobody sealed one, or nobody confirmed it. */
@Injectable()
export class UnansweredCalls {
  private readonly log = new Logger('awards');

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
  ) {}

  /**
   * Its publisher ends it after the deadline.
   * @throws AppError `award.bids-present`, `request.action-not-allowed`, `step.held`
   */
  async noResponse(actor: Actor, scenarioId: string): Promise<void> {
    await decided(this.transactions, actor, async (tx) => {
      const standing = await this.rows.held(tx, scenarioId);
      const { head, final } = standing;
      refuseStranger(actor, standing);
      if (final) throw awardErrors('already-decided');
      if (head.state !== 'closed' || !optionsOf(head.procedure).sealed)
        throw requestErrors('action-not-allowed', { state: head.state, action: 'no-response' });
      if (!(await this.outcomes.isUnanswered(tx, standing))) throw awardErrors('bids-present');
      await this.outcomes.endUnanswered(tx, standing);
    });
  }

  /** Nobody needs to press a button for a call that nobody answered. */
  @Job('awards.unanswered', 300)
  async endAll(): Promise<void> {
    const ids = await this.scenarios.closedSince(unansweredHours);
    const calls = ids.map((id) => ({ id }));
    await eachAlone(this.log, calls, ({ id }) =>
      unlessHeld(() =>
        this.transactions.run(systemActor(), async (tx) => {
          const standing = await this.rows.held(tx, id);
          if (standing.final || standing.head.state !== 'closed') return;
          if (await this.outcomes.isUnanswered(tx, standing))
            await this.outcomes.endUnanswered(tx, standing);
        }),
      ),
    );
  }
}
