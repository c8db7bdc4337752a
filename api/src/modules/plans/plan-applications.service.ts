import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import {
  PlanApplicationRecords,
  type PlanApplication,
} from './plan-application-records.service.js';
import { PlanPairOpening } from './plan-pair-opening.service.js';
import { PlansQueries } from './plans.queries.js';
import type { ApplyPlan } from './plans.schemas.js';

const beatMs = 500;

/**
 * Opens the pairings of a plan, one after the other, as a run. Any process cancels it by the plan's row; applying again
 * goes on with what is left.
 */
@Injectable()
export class PlanApplications implements OnApplicationShutdown {
  private readonly log = new Logger('plans');
  private readonly running = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PlanPairOpening) private readonly pairs: PlanPairOpening,
    @Inject(PlanApplicationRecords) private readonly records: PlanApplicationRecords,
    @Inject(PlansQueries) private readonly queries: PlansQueries,
  ) {}

  /** Starts opening; the plan's row tells how it goes. */
  async apply(actor: Actor, id: string, request: ApplyPlan) {
    const application = await this.transactions.run(actor, (tx) => this.records.begin(tx, id));
    const done = this.run(actor, application, request).finally(() => this.running.delete(id));
    this.running.set(id, done);
    return this.queries.detail(actor, id);
  }

  /** Waits for a run of this process (tests and shutdown). */
  async settled(id: string): Promise<void> {
    await this.running.get(id);
  }

  /** A run whose process ended is told as such: applying again goes on where it stopped. */
  @Job('plans.openings-interrupted', 60)
  async endInterrupted(): Promise<void> {
    for (const application of await this.records.silent())
      await this.end(systemActor(), application, 'plan.opening-interrupted');
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.running.values());
  }

  private async run(actor: Actor, application: PlanApplication, request: ApplyPlan) {
    let share = 0;
    const beat = setInterval(() => {
      void this.records.beat(application, share).catch(() => undefined);
    }, beatMs);
    try {
      const pairs = await this.left(application.id, request);
      for (const [at, pair] of pairs.entries()) {
        if (this.stopping) return await this.end(actor, application, 'plan.opening-interrupted');
        if (!(await this.pairs.open(actor, application, pair.id))) return;
        share = (at + 1) / pairs.length;
      }
      await this.end(actor, application, null);
    } catch (error) {
      this.log.warn(
        `opening the pairs of plan ${application.id} ended: ${(error as Error).message}`,
      );
      await this.end(actor, application, 'plan.opening-failed').catch(() => undefined);
    } finally {
      clearInterval(beat);
    }
  }

  private left(id: string, { pairIds }: ApplyPlan): Promise<{ id: string }[]> {
    return this.source.query(
      `select id from plan_pairs where plan_id = $1 and kind in ('chosen', 'locked') and pairing_id is null
         and ($2::uuid[] is null or id = any($2)) order by scenario_id, capability_id`,
      [id, pairIds ?? null],
    );
  }

  private end(actor: Actor, application: PlanApplication, failure: string | null): Promise<void> {
    return this.transactions.run(actor, (tx) => this.records.end(tx, application, failure));
  }
}
