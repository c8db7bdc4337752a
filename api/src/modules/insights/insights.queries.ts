import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InsightsQuery } from './insights.schemas.js';
import {
  figuresBy,
  figuresByMonth,
  shown,
  windowDays,
  type CountedPairing,
} from './mutual-figures.js';

interface DeclineRow {
  readonly side: string;
  readonly reason: string;
  readonly n: number;
}

/** The public figures of how often the two sides meet, computed from the event log alone. */
@Injectable()
export class InsightsQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async mutual(query: InsightsQuery) {
    const demo = query.scope === 'demo';
    const [pairings, declines, [clock]] = await Promise.all([
      this.pairings(demo),
      this.declines(demo),
      this.source.query<{ now: Date }[]>('select app_now() as now'),
    ]);
    const now = clock?.now ?? new Date();
    const { months, total, toDate } = figuresByMonth(pairings, now);
    return {
      scope: query.scope,
      demo,
      windowDays,
      asOf: now.toISOString(),
      ...total,
      toDate,
      bySector: figuresBy(pairings, (p) => p.sectors, now),
      byDistrict: figuresBy(pairings, (p) => p.districts, now),
      byMonth: [...months],
      byDeclineReason: declines.map((row) => ({ ...row, n: shown(row.n) })),
    };
  }

  /** Openings with their yes. Unclaimed entries cannot be paired, so none is among them. */
  private pairings(demo: boolean): Promise<CountedPairing[]> {
    return this.source.query(
      `select o.at as "openedAt", m.at as "mutualAt",
              array(select jsonb_array_elements_text(o.payload->'sectors')) as sectors,
              array(select jsonb_array_elements_text(o.payload->'districts')) as districts
       from events o left join events m on m.subject_id = o.subject_id and m.type = 'pairing.became-mutual'
       where o.type = 'pairing.opened' and (o.payload->>'demo')::boolean = $1 order by o.at`,
      [demo],
    );
  }

  private declines(demo: boolean): Promise<DeclineRow[]> {
    return this.source.query(
      `select a.payload->>'side' as side, a.payload->>'reason' as reason, count(*) as n
       from events a join events o on o.subject_id = a.subject_id and o.type = 'pairing.opened'
       where a.type = 'pairing.answered' and a.payload->>'answer' = 'decline' and (o.payload->>'demo')::boolean = $1
       group by 1, 2 order by 3 desc, 1, 2`,
      [demo],
    );
  }
}
