import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SCENARIO_RANK, type ScenarioDocument } from '@aism/search';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import type { TaxonomyKind } from '../taxonomy/taxonomy.schemas.js';
import { scenarioRowSql, type ScenarioRow } from './scenario-rows.queries.js';

/** Turns published scenarios into search documents: public fields only, as an index never decides access. */
@Injectable()
export class ScenarioDocuments {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /** Documents of those among the ids that belong in the index; an id without one is to be removed. */
  async load(ids: readonly string[]): Promise<ScenarioDocument[]> {
    return this.documents('s.id = any($1::uuid[])', [ids]);
  }

  /** All documents in id order, in batches. @param after the last id of the batch before; null starts */
  async batch(after: string | null, limit = 1000): Promise<ScenarioDocument[]> {
    return this.documents(`($1::uuid is null or s.id > $1) order by s.id limit ${limit}`, [after]);
  }

  private async documents(condition: string, values: unknown[]): Promise<ScenarioDocument[]> {
    const rows: ScenarioRow[] = await this.source.query(
      `${scenarioRowSql} where s.published_at is not null and s.state not in ('withdrawn', 'cancelled') and ${condition}`,
      values,
    );
    const name = await this.names();
    return rows.map((row) => documentOf(row, name));
  }

  private async names(): Promise<(kind: TaxonomyKind, code: string | null) => string[]> {
    const terms = await this.taxonomy.all();
    const byKey = new Map(terms.map((t) => [`${t.kind}/${t.code}`, [t.zh, t.en]]));
    return (kind, code) => byKey.get(`${kind}/${code ?? ''}`) ?? [];
  }
}

type Names = (kind: TaxonomyKind, code: string | null) => string[];

function documentOf(row: ScenarioRow, names: Names): ScenarioDocument {
  const facts = {
    organisationId: row.organisationId,
    state: row.state,
    sectors: row.sectors,
    technologies: row.technologies,
    districts: row.districts,
    park: row.park,
    sizeClass: row.sizeClass,
    // An intent taken from a public list says nothing of the procedure; pairing directly is the default.
    procedure: row.procedure ?? 'direct',
    cooperationModes: row.cooperationModes,
    constraints: row.constraints,
    firstUse: row.firstUse,
    smeReserved: row.smeReserved,
    budgetMinFen: row.budgetMinFen,
    budgetMaxFen: row.budgetMaxFen,
    deadline: row.deadline?.getTime() ?? null,
    expectedStart:
      row.expectedStart === null ? null : Date.parse(`${row.expectedStart}-01T00:00:00+08:00`),
  };
  const bands: Readonly<Record<string, number>> = SCENARIO_RANK;
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    text: runningText(row),
    tags: tagsOf(row, names),
    publisher: row.organisationName,
    rank: bands[row.state] ?? SCENARIO_RANK.closed,
    publishedAt: row.publishedAt?.getTime() ?? 0,
    demo: row.demo,
    dataGrades: unique(row.resources.flatMap((r) => r.dataGrade ?? [])),
    resourceKinds: unique(row.resources.map((r) => r.kind)),
    ...facts,
  };
}

function runningText(row: ScenarioRow): string {
  const figures = [...row.baseline, ...row.target].map((f) => `${f.name} ${f.note ?? ''}`);
  const resources = row.resources.map((r) => r.description);
  const wishes = [...row.mustHave, ...row.niceToHave];
  return [row.problem, ...figures, ...resources, ...wishes, row.acceptanceTest ?? '']
    .filter(Boolean)
    .join('\n');
}

function tagsOf(row: ScenarioRow, names: Names): string[] {
  const kinds: readonly (readonly [TaxonomyKind, readonly (string | null)[]])[] = [
    ['sector', row.sectors],
    ['technology', row.technologies],
    ['district', row.districts],
    ['park', [row.park]],
    ['size-class', [row.sizeClass]],
    ['procedure', [row.procedure]],
    ['cooperation-mode', row.cooperationModes],
    ['constraint', row.constraints],
  ];
  return unique(kinds.flatMap(([kind, codes]) => codes.flatMap((code) => names(kind, code))));
}

const unique = (list: readonly string[]) => [...new Set(list)];
