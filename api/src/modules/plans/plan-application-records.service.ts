import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import { lockPlan } from './plan-records.service.js';
import { PlanApplied } from './plan.events.js';
import { planLifecycle, type PlanState } from './plan.lifecycle.js';

/** One run that opens pairs of a plan. A later run of the same plan has a higher number. */
export interface PlanApplication {
  readonly id: string;
  readonly run: number;
}

/** Writes how opening the pairs of a plan goes. */
@Injectable()
export class PlanApplicationRecords {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** @throws AppError `request.action-not-allowed` while another run opens pairs of this plan */
  async begin(tx: Tx, id: string): Promise<PlanApplication> {
    const plan = await lockPlan(tx, id);
    const state = planLifecycle.perform('apply', plan, ['matchmaker'], tx.now);
    const run = plan.version + 1;
    await tx.query(
      `update plans set state = $2, stage = 'opening', progress = 0, beat_at = $3, failure = null, version = $4
       where id = $1`,
      [id, state, tx.now, run],
    );
    return { id, run };
  }

  /** Says that the run lives and how far it is. */
  async beat({ id, run }: PlanApplication, progress: number): Promise<void> {
    await this.source.query(
      `update plans set progress = greatest(progress, $3), beat_at = app_now()
       where id = $1 and state = 'applying' and version = $2`,
      [id, run, progress],
    );
  }

  /** Runs that have said nothing for two minutes. */
  async silent(): Promise<PlanApplication[]> {
    return this.source.query(
      `select id, version as run from plans
       where state = 'applying' and beat_at < app_now() - interval '2 minutes'`,
    );
  }

  /** Ends a run that has come to its end or, with the code of an error text, before it; one that ended already stays so. */
  async end(tx: Tx, { id, run }: PlanApplication, failure: string | null): Promise<void> {
    const plan = await lockPlan(tx, id);
    if (plan.state !== 'applying' || plan.version !== run) return;
    const action = failure ? 'interrupt' : 'complete';
    const state = planLifecycle.perform(action, plan, ['system'], tx.now);
    await this.ended(tx, id, { state, failure });
  }

  /** Writes the end; what was opened by then stays open. */
  async ended(
    tx: Tx,
    id: string,
    { state, failure }: { state: PlanState; failure: string | null },
  ): Promise<void> {
    await tx.query(
      `update plans set state = $2, stage = 'done', progress = 1, failure = $3, version = version + 1,
         applied_at = case when $3::text is null then coalesce(applied_at, $4) else applied_at end where id = $1`,
      [id, state, failure, tx.now],
    );
    const [counts] = await tx.query<{ opened: number; alreadyOpen: number; refused: number }>(
      `select count(*) filter (where outcome = 'opened')::int as opened,
         count(*) filter (where outcome = 'already-open')::int as "alreadyOpen",
         count(*) filter (where outcome = 'refused')::int as refused from plan_pairs where plan_id = $1`,
      [id],
    );
    await tx.record(
      PlanApplied,
      { type: 'plan', id, organisationId: null },
      { ...{ opened: 0, alreadyOpen: 0, refused: 0 }, ...counts, failure },
    );
  }
}
