import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { StepHolds } from '../../platform/step-holds.js';
import { AuditedScenarios, type AuditedScenario } from './audited-scenarios.queries.js';
import { integrityErrors } from './integrity.errors.js';
import { HoldLifted, HoldPlaced, integritySubject, type HeldStep } from './integrity.events.js';
import { IntegrityQueries } from './integrity.queries.js';
import type { HoldView, LiftHold, PlaceHold } from './integrity.schemas.js';
import { HoldNotices } from './integrity-notices.service.js';

/** Holds that freeze named steps of one scenario. The steps themselves ask `StepHolds`; here is who may freeze them. */
@Injectable()
export class HoldsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(StepHolds) private readonly holds: StepHolds,
    @Inject(AuditedScenarios) private readonly scenarios: AuditedScenarios,
    @Inject(IntegrityQueries) private readonly queries: IntegrityQueries,
    @Inject(HoldNotices) private readonly notices: HoldNotices,
  ) {}

  async place(actor: Actor, hold: PlaceHold): Promise<HoldView> {
    const id = await this.transactions.run(actor, async (tx) => {
      const scenario = await this.scenarios.forAuditor(tx, hold.scenarioId);
      return this.placeIn(tx, scenario, { steps: hold.steps, note: hold.note, flagId: null });
    });
    return this.queries.hold(id);
  }

  /** In the caller's transaction. @returns the hold's id */
  async placeIn(
    tx: Tx,
    scenario: AuditedScenario,
    given: { steps: readonly HeldStep[]; note: string; flagId: string | null },
  ): Promise<string> {
    const { steps, note, flagId } = given;
    if (steps.length === 0)
      throw integrityErrors('steps-needed', {}, [
        { pointer: '/steps', code: 'required', message: '' },
      ]);
    const reason = flagId ? 'flag' : 'by-hand';
    const holdId = await this.holds.place(tx, { subjectId: scenario.id, steps, reason, note });
    await tx.record(HoldPlaced, subjectOf(scenario), { holdId, steps: [...steps], flagId });
    await this.notices.tell(tx, scenario, 'placed', steps);
    return holdId;
  }

  async lift(actor: Actor, id: string, { note }: LiftHold): Promise<HoldView> {
    await this.transactions.run(actor, async (tx) => {
      const before = await this.queries.hold(id, tx.manager);
      const scenario = await this.scenarios.forAuditor(tx, before.scenarioId);
      const lifted = await this.holds.lift(tx, id, note);
      if (!lifted) throw integrityErrors('hold-not-found');
      const steps = lifted.steps as HeldStep[];
      await tx.record(HoldLifted, subjectOf(scenario), { holdId: id, steps: [...steps] });
      await this.notices.tell(tx, scenario, 'lifted', steps);
    });
    return this.queries.hold(id);
  }
}

export const subjectOf = (scenario: AuditedScenario) => ({
  ...{ type: integritySubject, id: scenario.id, organisationId: scenario.organisationId },
});
