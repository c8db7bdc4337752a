import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { MarkKind } from './mark.lifecycle.js';

/** A live mark. Its note is for matchmakers only. */
export interface MarkFacts {
  readonly id: string;
  readonly scenarioId: string;
  readonly capabilityId: string;
  readonly kind: MarkKind;
  readonly reason: string | null;
  readonly note: string;
  readonly until: Date | null;
  readonly setBy: string;
  readonly setAt: Date;
}

export interface PairOfMark {
  readonly scenarioId: string;
  readonly capabilityId: string;
}

export const markColumns = `m.id, m.scenario_id as "scenarioId", m.capability_id as "capabilityId", m.kind, m.reason,
  m.note, m.until, m.set_by as "setBy", m.set_at as "setAt"`;

/** What matchmakers have decided about pairs, for the modules above. */
@Injectable()
export class CurationReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Live marks on the pairs of one scenario or one capability, oldest first. */
  live(
    side: 'demand' | 'supply',
    id: string,
    reader: Pick<EntityManager, 'query'> = this.source,
  ): Promise<MarkFacts[]> {
    const column = side === 'demand' ? 'scenario_id' : 'capability_id';
    return reader.query(
      `select ${markColumns} from pair_marks m where m.${column} = $1 and m.state = 'live' order by m.set_at, m.id`,
      [id],
    );
  }

  /** Live marks on one pair; nobody sets another on it until the end of the transaction. */
  async held(tx: Tx, pair: PairOfMark): Promise<MarkFacts[]> {
    await holdPair(tx, pair);
    return tx.query<MarkFacts>(
      `select ${markColumns} from pair_marks m
       where m.scenario_id = $1 and m.capability_id = $2 and m.state = 'live'`,
      [pair.scenarioId, pair.capabilityId],
    );
  }
}

/** Two matchmakers on one pair are served one after the other. */
export async function holdPair(tx: Tx, { scenarioId, capabilityId }: PairOfMark): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 750020))', [
    `${scenarioId}/${capabilityId}`,
  ]);
}
