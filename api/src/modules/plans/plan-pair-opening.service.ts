import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions } from '../../platform/database/transaction.js';
import { AppError } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import { CurationReads } from '../curation/curation.reads.js';
import { PairingOpening, PairingReads } from '../pairings/pairings.reads.js';
import type { PlanApplication } from './plan-application-records.service.js';
import { planErrors } from './plan.errors.js';
import { refusalOf } from './plan-refusals.js';

interface PairRow {
  readonly scenarioId: string;
  readonly capabilityId: string;
  readonly kind: string;
  readonly plannedAt: Date;
  readonly outcome: string | null;
  /** Whether the plan still stands in this very run. */
  readonly live: boolean;
}

/**
 * Opens one pair of a plan in a transaction of its own together with what became of it: a supplier that vanished, a side
 * that said no and a matchmaker who excluded or parked the pair meanwhile spoil this pair only. Nothing is opened twice.
 */
@Injectable()
export class PlanPairOpening {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CurationReads) private readonly curation: CurationReads,
    @Inject(PairingReads) private readonly pairings: PairingReads,
    @Inject(PairingOpening) private readonly opening: PairingOpening,
  ) {}

  /** Opens one pair and writes what became of it. @returns whether the run goes on */
  async open(actor: Actor, application: PlanApplication, pairId: string): Promise<boolean> {
    try {
      return await this.attempt(actor, application, pairId).catch((error: unknown) => {
        // Somebody opened the same pair at the same moment: the second look finds it.
        if (uniqueViolation(error) === 'pairings_live')
          return this.attempt(actor, application, pairId);
        throw error;
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await this.source.query(
        `update plan_pairs set outcome = 'refused', outcome_code = $2 where id = $1 and pairing_id is null`,
        [pairId, error.code],
      );
      return true;
    }
  }

  private attempt(actor: Actor, { run }: PlanApplication, pairId: string): Promise<boolean> {
    return this.transactions.run(actor, async (tx) => {
      // The plan's row is shared until the commit: whoever cancels waits for this pair, and none comes after it.
      const [pair] = await tx.query<PairRow>(
        `select r.scenario_id as "scenarioId", r.capability_id as "capabilityId", r.kind, r.outcome,
           p.created_at as "plannedAt", p.state = 'applying' and p.version = $2 as live
         from plan_pairs r join plans p on p.id = r.plan_id where r.id = $1 for update of r for share of p`,
        [pairId, run],
      );
      if (!pair?.live) return false;
      if (pair.outcome === 'opened' || pair.outcome === 'already-open') return true;
      const marks = await this.curation.held(tx, pair);
      const refusal = refusalOf(pair, marks, await this.pairings.latest(tx, pair));
      if (refusal) throw planErrors(refusal);
      const { id, opened } = await this.opening.openForMatchmaker(tx, pair, '');
      await tx.query(
        'update plan_pairs set outcome = $2, outcome_code = null, pairing_id = $3 where id = $1',
        [pairId, opened ? 'opened' : 'already-open', id],
      );
      return true;
    });
  }
}
