import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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

  /** Live exclusions among many scenarios: pairs that no plan or list may bring together. */
  excluded(scenarioIds: readonly string[]): Promise<MarkFacts[]> {
    return this.source.query(
      `select ${markColumns} from pair_marks m
       where m.scenario_id = any($1::uuid[]) and m.state = 'live' and m.kind = 'exclude'`,
      [scenarioIds],
    );
  }
}
