import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Side } from '@aism/search';
import { jsonHash } from '../../platform/canonical-json.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { CandidatesShown } from './matching.events.js';

/** One page of a side's own list as it was answered. */
export interface Showing {
  readonly side: Side;
  readonly subjectId: string;
  readonly organisationId: string | null;
  readonly demo: boolean;
  readonly modelVersion: string;
  /** Place of the first row. */
  readonly first: number;
  readonly rows: readonly { readonly id: string; readonly worth: number }[];
}

const waitMs = 5000;
/** Pages whose last content is remembered, so that looking again is no new fact. */
const mostRemembered = 20_000;

/**
 * Tells the event log what a side was shown, after the answer has gone out: nobody waits for it, and it names no
 * person. What is lost when a process dies within seconds is only a count.
 */
@Injectable()
export class MatchShowings implements OnApplicationShutdown {
  private readonly log = new Logger('matching');
  private readonly waiting = new Map<string, Showing>();
  private readonly remembered = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  note(showing: Showing): void {
    if (showing.rows.length === 0) return;
    const page = `${showing.side} ${showing.subjectId} ${showing.first}`;
    const content = jsonHash([showing.modelVersion, showing.rows.map(({ id }) => id)]);
    if (this.remembered.get(page) === content) return;
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(page, content);
    this.waiting.set(page, showing);
    this.timer ??= setTimeout(() => void this.flush(), waitMs).unref();
  }

  /** Records what is waiting; tests and the end of a process do not wait for the timer. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const showings = [...this.waiting.values()];
    this.waiting.clear();
    if (showings.length === 0) return;
    try {
      await this.transactions.run(systemActor(), async (tx) => {
        for (const { subjectId, organisationId, rows, ...facts } of showings) {
          const type = facts.side === 'demand' ? 'scenario' : 'capability';
          await tx.record(
            CandidatesShown,
            { type, id: subjectId, organisationId },
            {
              ...facts,
              others: rows.map(({ id }) => id),
              worths: rows.map(({ worth }) => Math.round(worth * 10_000) / 10_000),
            },
          );
        }
      });
    } catch (error) {
      this.log.warn(`${showings.length} shown lists were not counted: ${(error as Error).message}`);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
