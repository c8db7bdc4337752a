import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { PlanApplicationRecords } from './plan-application-records.service.js';
import { lockPlan } from './plan-records.service.js';
import { PlanRuns } from './plan-runs.service.js';
import { PlanScopes } from './plan-scope.queries.js';
import { PlanCancelled, PlanStarted } from './plan.events.js';
import { planLifecycle } from './plan.lifecycle.js';
import { PlansQueries } from './plans.queries.js';
import type { CreatePlan } from './plans.schemas.js';

/** Starting and stopping a plan. */
@Injectable()
export class PlansService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PlanScopes) private readonly scopes: PlanScopes,
    @Inject(PlanRuns) private readonly runs: PlanRuns,
    @Inject(PlanApplicationRecords) private readonly applications: PlanApplicationRecords,
    @Inject(PlansQueries) private readonly queries: PlansQueries,
  ) {}

  /** Records the plan and lets it run; the answer is the running plan. */
  async create(actor: Actor, request: CreatePlan) {
    const scope = await this.scopes.of(request);
    const id = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      await tx.query(
        `insert into plans (id, state, demo, title, scope_key, request, stage, beat_at, created_by, created_at)
         values ($1, 'running', $2, $3, $4, $5, 'candidates', $6, $7, $6)`,
        [id, scope.demo, scope.title, scope.key, request, tx.now, actor.userId],
      );
      await tx.record(
        PlanStarted,
        { type: 'plan', id, organisationId: null },
        { scopeKey: scope.key, scenarios: scope.scenarios.length, demo: scope.demo },
      );
    });
    this.runs.start(id, request, scope);
    return this.queries.detail(actor, id);
  }

  /** Stops a run: what it has found is dropped. Where pairs were being opened, those opened by now stay open. */
  async cancel(actor: Actor, id: string) {
    await this.transactions.run(actor, async (tx) => {
      const plan = await lockPlan(tx, id);
      const state = planLifecycle.perform('cancel', plan, ['matchmaker'], tx.now);
      if (plan.state === 'applying')
        return this.applications.ended(tx, id, { state, failure: 'plan.opening-cancelled' });
      await tx.query(
        `update plans set state = $2, finished_at = $3, version = version + 1 where id = $1`,
        [id, state, tx.now],
      );
      await tx.record(PlanCancelled, { type: 'plan', id, organisationId: null }, {});
    });
    await this.runs.stop(id);
    return this.queries.detail(actor, id);
  }
}
