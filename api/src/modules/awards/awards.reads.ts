import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

type Reader = Pick<EntityManager, 'query'>;

/** The one result of a scenario, as the modules above may know it. */
export interface CompletedAward {
  readonly id: string;
  readonly scenarioId: string;
  readonly kind: 'award' | 'none_suitable' | 'no_response' | 'cancelled';
  readonly completedAt: Date;
  /** Best first; empty unless somebody was awarded. */
  readonly bidIds: readonly string[];
}

/** Answers for the modules above. */
@Injectable()
export class AwardReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** The final result; null while there is none. */
  async completed(
    scenarioId: string,
    reader: Reader = this.source,
  ): Promise<CompletedAward | null> {
    const [row] = await reader.query<CompletedAward[]>(
      `select a.id, a.scenario_id as "scenarioId", a.kind, a.completed_at as "completedAt",
         coalesce((select array_agg(b.bid_id order by b.rank) from award_bids b where b.award_id = a.id), '{}') as "bidIds"
       from awards a where a.scenario_id = $1 and a.state = 'completed' and a.stage = 'final'`,
      [scenarioId],
    );
    return row ?? null;
  }

  /** Who stands first in the decision that is being announced or was made; empty before any. */
  async proposed(scenarioId: string, reader: Reader = this.source): Promise<readonly string[]> {
    const [row] = await reader.query<{ bidIds: string[] }[]>(
      `select coalesce((select array_agg(b.bid_id order by b.rank) from award_bids b where b.award_id = a.id), '{}') as "bidIds"
       from awards a where a.scenario_id = $1 and a.stage = 'final' and a.state in ('standstill', 'completed')
       order by a.round desc limit 1`,
      [scenarioId],
    );
    return row?.bidIds ?? [];
  }
}
