import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { PlanOutcome } from '@aism/search';
import { Transactions } from '../../platform/database/transaction.js';
import { AppError } from '../../platform/errors.js';
import { systemActor } from '../../platform/http/actor.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { findingsOf } from './plan-findings.js';
import { PlanInputs } from './plan-inputs.queries.js';
import { planMarket, type PlanGiven, type PlanMarket } from './plan-market.js';
import { PlanRecords, type PlanEnd } from './plan-records.service.js';
import type { PlanScope } from './plan-scope.queries.js';
import { openPlanner, type Planner } from './planner.js';
import type { CreatePlan } from './plans.schemas.js';

const beatMs = 500;
const share = { candidates: 0.5, solving: 0.95 };

/** Plans that run in this process, each in a thread of its own; any process may cancel one by its row. */
@Injectable()
export class PlanRuns implements OnApplicationShutdown {
  private readonly log = new Logger('plans');
  private readonly running = new Map<string, { planner: Planner; done: Promise<void> }>();

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PlanInputs) private readonly inputs: PlanInputs,
    @Inject(PlanRecords) private readonly records: PlanRecords,
  ) {}

  /** Starts computing; the row tells how it goes. */
  start(id: string, request: CreatePlan, scope: PlanScope): void {
    const planner = openPlanner();
    const done = this.run(id, planner, { request, scope }).finally(async () => {
      this.running.delete(id);
      await planner.close();
    });
    this.running.set(id, { planner, done });
  }

  /** Ends the computation if it runs here, and waits until it has let go. */
  async stop(id: string): Promise<void> {
    const run = this.running.get(id);
    await run?.planner.close();
    await run?.done;
  }

  /** Waits for a run of this process (tests and shutdown). */
  async settled(id: string): Promise<void> {
    await this.running.get(id)?.done;
  }

  /** A run whose process ended is told as such: it can simply be started again. */
  @Job('plans.interrupted', 60)
  async endInterrupted(): Promise<void> {
    for (const id of await this.records.silent())
      await this.end(id, { action: 'fail', failure: 'plan.interrupted' });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.running.keys()].map((id) => this.stop(id)));
  }

  private async run(
    id: string,
    planner: Planner,
    asked: { request: CreatePlan; scope: PlanScope },
  ) {
    const beat = this.beat(id, planner);
    try {
      const given = await this.inputs.of(asked.request, asked.scope, (part) =>
        beat.say('candidates', part * share.candidates),
      );
      const market = planMarket(given);
      const { locked, constraints, likings } = market;
      const outcome = await planner.solve(
        { market: market.market, locked, constraints, likings },
        (part) => beat.say('solving', share.candidates + part * (share.solving - share.candidates)),
      );
      await this.end(id, endOf(outcome, given, market));
    } catch (error) {
      // A cancelled run is stopped by closing its planner: its row says so already and `end` leaves it alone.
      const failure = error instanceof AppError ? error.code : 'plan.run-failed';
      this.log.warn(`plan ${id} ended: ${(error as Error).message}`);
      await this.end(id, { action: 'fail', failure }).catch(() => undefined);
    } finally {
      beat.stop();
    }
  }

  private end(id: string, end: PlanEnd): Promise<void> {
    return this.transactions.run(systemActor(), (tx) => this.records.end(tx, id, end));
  }

  /** Writes how far the run is, and ends it when its row is no longer running. */
  private beat(id: string, planner: Planner) {
    let last = { stage: 'candidates', progress: 0 };
    const timer = setInterval(() => {
      void this.records
        .beat(id, last)
        .then((running) => (running ? undefined : planner.close()))
        .catch(() => undefined);
    }, beatMs);
    return {
      say: (stage: 'candidates' | 'solving', progress: number) => {
        last = { stage, progress };
      },
      stop: () => clearInterval(timer),
    };
  }
}

function endOf(outcome: PlanOutcome, given: PlanGiven, market: PlanMarket): PlanEnd {
  if (outcome.ok)
    return {
      ...{ action: 'finish', modelVersion: given.modelVersion },
      findings: findingsOf(given, market, outcome.plan),
    };
  if ('conflicts' in outcome) {
    const conflicts = outcome.conflicts.map(({ id, alone, possible }) => ({
      ...{ index: market.conditionOf.get(id) ?? 0, alone, possible },
    }));
    // A condition on every organisation is one condition to the reader.
    const seen = new Map(conflicts.map((one) => [one.index, one]));
    return { action: 'refuse', conflicts: [...seen.values()], overfull: [] };
  }
  const { demands, supplies } = outcome.overfull;
  const overfull = [
    ...demands.map((i) => given.scenarios[i]!),
    ...supplies.map((i) => given.supplies[i]!),
  ].map(({ id, title }) => ({ id, title }));
  return { action: 'refuse', conflicts: [], overfull };
}
