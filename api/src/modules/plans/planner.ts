import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { solvePlan, type PlanOutcome, type PlanQuestion } from '@aism/search';
import type { ExposureRun } from '../exposure/exposure.reads.js';
import { priceExposure, type PricingQuestion } from './exposure-pricing.js';

export type SolveQuestion = Omit<PlanQuestion, 'progress'>;

/** Heavy computations, wherever they run. One planner does one thing; closing it stops what is under way. */
export interface Planner {
  solve(question: SolveQuestion, progress: (share: number) => void): Promise<PlanOutcome>;
  price(question: PricingQuestion): Promise<ExposureRun>;
  close(): Promise<void>;
}

export type PlannerCall =
  | { readonly name: 'solve'; readonly question: SolveQuestion }
  | { readonly name: 'price'; readonly question: PricingQuestion };
export interface PlannerReply {
  readonly share?: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** In this thread: for tests, and what runs inside the other thread. */
export class LocalPlanner implements Planner {
  solve(question: SolveQuestion, progress: (share: number) => void): Promise<PlanOutcome> {
    return solvePlan({ ...question, progress });
  }

  async price(question: PricingQuestion): Promise<ExposureRun> {
    return priceExposure(question);
  }

  async close(): Promise<void> {
    // Nothing to end: it is memory of this process.
  }
}

/** In a thread of its own, so that a long computation holds up no request and can be stopped at any moment. */
export class ThreadPlanner implements Planner {
  private readonly thread: Worker;
  private stop: (error: Error) => void = () => undefined;

  constructor(file: string) {
    this.thread = new Worker(file);
    this.thread.unref();
  }

  solve(question: SolveQuestion, progress: (share: number) => void): Promise<PlanOutcome> {
    return this.call({ name: 'solve', question }, progress);
  }

  price(question: PricingQuestion): Promise<ExposureRun> {
    return this.call({ name: 'price', question }, () => undefined);
  }

  async close(): Promise<void> {
    this.stop(new Error('the computation was stopped'));
    await this.thread.terminate();
  }

  private call<T>(call: PlannerCall, progress: (share: number) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.stop = reject;
      this.thread.on('error', reject);
      this.thread.on('exit', (code) => reject(new Error(`the planning thread ended (${code})`)));
      this.thread.on('message', ({ share, result, error }: PlannerReply) => {
        if (share !== undefined) progress(share);
        else if (error !== undefined) reject(new Error(error));
        else resolve(result as T);
      });
      this.thread.postMessage(call);
    });
  }
}

/** A thread where the compiled file exists; in this process where only the source does (tests). */
export function openPlanner(): Planner {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'plan-thread.js');
  return existsSync(file) ? new ThreadPlanner(file) : new LocalPlanner();
}
