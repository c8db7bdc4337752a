import { Inject, Injectable } from '@nestjs/common';

import { Transactions } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { AuditedScenarios } from './audited-scenarios.queries.js';
import { flagLifecycle, type FlagState } from './flag.lifecycle.js';
import { HoldsService, subjectOf } from './holds.service.js';
import { integrityErrors } from './integrity.errors.js';
import { FlagDecided } from './integrity.events.js';
import { IntegrityQueries } from './integrity.queries.js';
import type { DecideFlag, FlagView } from './integrity.schemas.js';
import { EscalationNotices } from './integrity-notices.service.js';
import type { FlagCode } from './red-flags.js';

interface HeldFlag {
  readonly id: string;
  readonly scenarioId: string;
  readonly code: FlagCode;
  readonly state: FlagState;
}

/** An auditor's word on a flag: explained, escalated, or a hold. */
@Injectable()
export class FlagsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditedScenarios) private readonly scenarios: AuditedScenarios,
    @Inject(HoldsService) private readonly holds: HoldsService,
    @Inject(IntegrityQueries) private readonly queries: IntegrityQueries,
    @Inject(EscalationNotices) private readonly notices: EscalationNotices,
  ) {}

  async decide(actor: Actor, id: string, decision: DecideFlag): Promise<FlagView> {
    await this.transactions.run(actor, async (tx) => {
      const [flag] = await tx.query<HeldFlag>(
        `select id, scenario_id as "scenarioId", code, state from integrity_flags where id = $1 for update`,
        [id],
      );
      if (!flag) throw integrityErrors('flag-not-found');
      const scenario = await this.scenarios.forAuditor(tx, flag.scenarioId);
      const state = flagLifecycle.perform(decision.decision, flag, actor.roles, tx.now);
      const holdId =
        state === 'held'
          ? await this.holds.placeIn(tx, scenario, { ...decision, flagId: id })
          : null;
      await tx.query(
        `update integrity_flags set state = $2, note = $3, decided_by = $4, decided_at = $5, version = version + 1,
           hold_id = coalesce($6, hold_id) where id = $1`,
        [id, state, decision.note, actor.userId, tx.now, holdId],
      );
      await tx.record(FlagDecided, subjectOf(scenario), { flagId: id, code: flag.code, state });
      if (state === 'escalated') await this.notices.tell(tx, scenario, flag.code);
    });
    return this.queries.flag(id, actor);
  }
}
