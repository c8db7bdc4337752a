import { Inject, Injectable } from '@nestjs/common';
import type { Side } from '@aism/search';
import { DataSource } from 'typeorm';
import { CurationReads, type MarkFacts } from '../curation/curation.reads.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { supplierSize } from './candidate-filter.js';

/** What a table knows of the other side besides the engine's figures. */
export interface CandidateFacts {
  readonly id: string;
  readonly title: string;
  readonly size: string | null;
  readonly districts: readonly string[];
  readonly pairing: { readonly id: string; readonly state: string } | null;
  readonly marks: readonly MarkFacts[];
}
interface FactsRow {
  readonly id: string;
  readonly title: string;
  readonly size: string | null;
  readonly people: number | null;
  readonly districts: string[];
}

const factsSql = {
  demand: `select c.id, c.title, null as size, coalesce(c.team_size, o.team_size) as people, c.districts
    from capabilities c left join organisations o on o.id = c.organisation_id
    where c.id = any($1::uuid[]) and c.state = 'published'`,
  supply: `select s.id, s.title, s.size_class as size, null as people, s.districts
    from scenarios s where s.id = any($1::uuid[]) and s.published_at is not null`,
} as const;

/** Titles, sizes, districts, pairings and marks of many candidates, each in one query. */
@Injectable()
export class CandidateRows {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CurationReads) private readonly curation: CurationReads,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
  ) {}

  /** Facts of the candidates of one row by id; ids that are no longer public are missing. */
  async facts(side: Side, id: string, others: readonly string[]) {
    const [rows, pairings, marks] = await Promise.all([
      this.source.query<FactsRow[]>(factsSql[side], [others]),
      this.pairings(side, id),
      this.curation.live(side, id),
    ]);
    const marksOf = new Map<string, MarkFacts[]>();
    for (const mark of marks) {
      const other = side === 'demand' ? mark.capabilityId : mark.scenarioId;
      marksOf.set(other, [...(marksOf.get(other) ?? []), mark]);
    }
    return new Map(
      rows.map(({ people, ...row }): [string, CandidateFacts] => [
        row.id,
        {
          ...row,
          size: row.size ?? supplierSize(people),
          pairing: pairings.get(row.id) ?? null,
          marks: marksOf.get(row.id) ?? [],
        },
      ]),
    );
  }

  /** Marks as matchmakers read them, with the names of those who set them. */
  async told(marks: readonly MarkFacts[]) {
    const names = await this.identity.namesOf(marks.map((mark) => mark.setBy));
    return marks.map((mark) => ({ ...mark, setBy: names.get(mark.setBy) ?? '—' }));
  }

  /** The latest pairing with each of the other side. */
  private async pairings(side: Side, id: string) {
    const [mine, other] =
      side === 'demand' ? ['scenario_id', 'capability_id'] : ['capability_id', 'scenario_id'];
    const rows = await this.source.query<{ other: string; id: string; state: string }[]>(
      `select distinct on (${other}) ${other} as other, id, state from pairings
       where ${mine} = $1 order by ${other}, opened_at desc, id desc`,
      [id],
    );
    return new Map(rows.map((row) => [row.other, { id: row.id, state: row.state }]));
  }
}
