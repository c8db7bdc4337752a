import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions } from '../../platform/database/transaction.js';
import { AppError } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { CurationReads } from '../curation/curation.reads.js';
import { PairingOpening, PairingReads } from '../pairings/pairings.reads.js';
import { PlanApplied } from './plan.events.js';
import { planErrors } from './plan.errors.js';
import { planLifecycle } from './plan.lifecycle.js';
import { refusalOf } from './plan-refusals.js';
import { PlansQueries } from './plans.queries.js';
import type { ApplyPlan } from './plans.schemas.js';
import { lockPlan } from './plans.service.js';

interface PairRow {
  readonly scenarioId: string;
  readonly capabilityId: string;
  readonly kind: string;
  readonly plannedAt: Date;
  readonly outcome: string | null;
}

/**
 * Opens the pairings of a plan, each in a transaction of its own together with what became of it: a supplier that
 * vanished, a side that said no and a matchmaker who excluded or parked the pair meanwhile spoil this pair only.
 * Applying twice, or two matchmakers at once, opens nothing twice.
 */
@Injectable()
export class PlanApplications {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CurationReads) private readonly curation: CurationReads,
    @Inject(PairingReads) private readonly pairings: PairingReads,
    @Inject(PairingOpening) private readonly opening: PairingOpening,
    @Inject(PlansQueries) private readonly queries: PlansQueries,
  ) {}

  async apply(actor: Actor, id: string, { pairIds }: ApplyPlan) {
    await this.transactions.run(actor, async (tx) => {
      planLifecycle.perform('apply', { state: await lockPlan(tx, id) }, ['matchmaker'], tx.now);
    });
    const pairs = await this.source.query<{ id: string }[]>(
      `select id from plan_pairs where plan_id = $1 and kind in ('chosen', 'locked') and ($2::uuid[] is null or id = any($2))
       order by scenario_id, capability_id`,
      [id, pairIds ?? null],
    );
    for (const pair of pairs) await this.one(actor, pair.id);
    await this.close(actor, id);
    return this.queries.detail(actor, id);
  }

  private async one(actor: Actor, pairId: string): Promise<void> {
    try {
      await this.open(actor, pairId).catch((error: unknown) => {
        // Somebody opened the same pair at the same moment: the second look finds it.
        if (uniqueViolation(error) === 'pairings_live') return this.open(actor, pairId);
        throw error;
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await this.source.query(
        `update plan_pairs set outcome = 'refused', outcome_code = $2 where id = $1 and pairing_id is null`,
        [pairId, error.code],
      );
    }
  }

  private open(actor: Actor, pairId: string): Promise<void> {
    return this.transactions.run(actor, async (tx) => {
      const [pair] = await tx.query<PairRow>(
        `select r.scenario_id as "scenarioId", r.capability_id as "capabilityId", r.kind, r.outcome,
           p.created_at as "plannedAt"
         from plan_pairs r join plans p on p.id = r.plan_id where r.id = $1 for update of r`,
        [pairId],
      );
      if (!pair || pair.outcome === 'opened' || pair.outcome === 'already-open') return;
      const marks = await this.curation.held(tx, pair);
      const refusal = refusalOf(pair, marks, await this.pairings.latest(tx, pair));
      if (refusal) throw planErrors(refusal);
      const { id, opened } = await this.opening.openForMatchmaker(tx, pair, '');
      await tx.query(
        'update plan_pairs set outcome = $2, outcome_code = null, pairing_id = $3 where id = $1',
        [pairId, opened ? 'opened' : 'already-open', id],
      );
    });
  }

  private async close(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const state = planLifecycle.perform(
        'apply',
        { state: await lockPlan(tx, id) },
        ['matchmaker'],
        tx.now,
      );
      await tx.query(
        `update plans set state = $2, applied_at = coalesce(applied_at, $3), version = version + 1 where id = $1`,
        [id, state, tx.now],
      );
      const [counts] = await tx.query<{ opened: number; open: number; refused: number }>(
        `select count(*) filter (where outcome = 'opened')::int as opened,
           count(*) filter (where outcome = 'already-open')::int as open,
           count(*) filter (where outcome = 'refused')::int as refused from plan_pairs where plan_id = $1`,
        [id],
      );
      await tx.record(
        PlanApplied,
        { type: 'plan', id, organisationId: null },
        {
          opened: counts?.opened ?? 0,
          alreadyOpen: counts?.open ?? 0,
          refused: counts?.refused ?? 0,
        },
      );
    });
  }
}
