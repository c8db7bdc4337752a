import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { belongsTo } from '../../platform/http/actor.js';
import { BidReads } from '../bids/bids.reads.js';
import { EvaluationReads } from '../evaluation/evaluation.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { integrityErrors } from './integrity.errors.js';

export interface AuditedScenario {
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
}

/** Scenarios an auditor may act on: public ones, where neither their own organisations nor they themselves have a part. */
@Injectable()
export class AuditedScenarios {
  constructor(
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(EvaluationReads) private readonly evaluation: EvaluationReads,
  ) {}

  /** @throws AppError `integrity.scenario-not-found`, `integrity.own-organisation`, `integrity.own-panel` */
  async forAuditor(tx: Tx, scenarioId: string): Promise<AuditedScenario> {
    const head = await this.scenarios.head(scenarioId, tx.manager);
    if (!head?.public) throw integrityErrors('scenario-not-found');
    // Before the opening nobody knows who bid, but for their own bid: that is theirs to know.
    if ((await this.bids.callsOf(tx.actor, tx.manager)).includes(scenarioId))
      throw integrityErrors('own-organisation');
    if ((await this.evaluation.seatsOf(tx.actor, tx.manager)).includes(scenarioId))
      throw integrityErrors('own-panel');
    const bids = await this.bids.opened(scenarioId, tx.manager);
    const parties = [head.organisationId, ...bids.flatMap((bid) => bid.memberIds)];
    if (parties.some((id) => belongsTo(tx.actor, id))) throw integrityErrors('own-organisation');
    return { id: head.id, title: head.title, organisationId: head.organisationId };
  }
}
