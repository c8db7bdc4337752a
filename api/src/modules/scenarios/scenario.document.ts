import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SCENARIO_RANK, type ScenarioDocument } from '@aism/search';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import {
  IsSearchSource,
  type FallbackTable,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { organisationIndexEvents } from '../identity/identity.events.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { publicScenarioEvents } from './scenario.events.js';
import { effectiveStateSql } from './scenario.lifecycle.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import {
  approvedOwnerSql,
  readScenario,
  scenarioRowSql,
  type ScenarioRow,
} from './scenario-rows.queries.js';

type TaxonomyKind = Parameters<TaxonomyReads['of']>[0];

const milliseconds = (column: string) => `floor(extract(epoch from ${column}) * 1000)`;
const state = effectiveStateSql('s');
/** What may be looked for while the search engine cannot answer. */
const fallback: FallbackTable = {
  from: 'scenarios s join organisations o on o.id = s.organisation_id',
  id: 's.id',
  where: `s.published_at is not null and o.state = 'approved' and s.state not in ('withdrawn', 'cancelled')`,
  texts: ['s.title', 's.summary', 'o.name'],
  order: `case ${state} when 'open' then 0 when 'intent' then 2 else 1 end, s.published_at desc, s.id desc`,
  one: {
    ...{ organisationId: 's.organisation_id', state, park: 's.park', sizeClass: 's.size_class' },
    ...{ procedure: `coalesce(s.procedure, 'direct')`, firstUse: 's.first_use', demo: 's.demo' },
    ...{ smeReserved: 's.sme_reserved', deadline: milliseconds('s.deadline') },
  },
  many: {
    ...{ sectors: 's.sectors', technologies: 's.technologies', districts: 's.districts' },
    ...{ cooperationModes: 's.cooperation_modes', constraints: 's.constraints' },
  },
};

/** Turns published scenarios into search documents: public fields only, as an index never decides access. */
@Injectable()
@IsSearchSource()
export class ScenarioDocuments implements SearchSource<'scenarios'> {
  readonly index = 'scenarios';
  readonly events = [...publicScenarioEvents, ...organisationIndexEvents];
  readonly fallback = fallback;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /** A renamed publisher touches all it has published. */
  async touched(event: RecordedEvent): Promise<readonly string[]> {
    if (event.subjectType !== 'organisation') return [event.subjectId];
    const rows: { id: string }[] = await this.source.query(
      'select id from scenarios where organisation_id = $1',
      [event.subjectId],
    );
    return rows.map((row) => row.id);
  }

  /** Documents of those among the ids that belong in the index; an id without one is to be removed. */
  async load(ids: readonly string[]): Promise<ScenarioDocument[]> {
    return this.documents('s.id = any($1::uuid[])', [ids]);
  }

  /** All documents in id order, in batches. @param after the last id of the batch before; null starts */
  async batch(after: string | null, limit = 1000): Promise<ScenarioDocument[]> {
    return this.documents(`($1::uuid is null or s.id > $1) order by s.id limit ${limit}`, [after]);
  }

  /** Ids of what was published since, the newest first. */
  async publishedSince(since: Date, limit: number): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `select s.id from scenarios s where s.published_at >= $1 and ${approvedOwnerSql}
       order by s.published_at desc, s.id desc limit $2`,
      [since, limit],
    );
    return rows.map((row) => row.id);
  }

  /** The document as an earlier published version would make it; null where there is none or it is public no more. */
  async asOfVersion(id: string, n: number): Promise<ScenarioDocument | null> {
    const [row, version] = await Promise.all([
      readScenario(this.source, id),
      this.source.query<{ content: ContentValues }[]>(
        'select content from scenario_versions where scenario_id = $1 and n = $2',
        [id, n],
      ),
    ]);
    const content = version[0]?.content;
    if (!row?.publishedAt || !content) return null;
    const deadline = content.deadline === null ? null : new Date(content.deadline);
    const [names, reach] = await Promise.all([this.names(), this.taxonomy.districtReach()]);
    const document = documentOf({ ...row, ...content, deadline }, names);
    return { ...document, districts: reach(document.districts) };
  }

  private async documents(condition: string, values: unknown[]): Promise<ScenarioDocument[]> {
    const rows: ScenarioRow[] = await this.source.query(
      `${scenarioRowSql} where s.published_at is not null and ${approvedOwnerSql} and s.state not in ('withdrawn', 'cancelled') and ${condition}`,
      values,
    );
    const name = await this.names();
    const reach = await this.taxonomy.districtReach();
    return rows.map((row) => ({ ...documentOf(row, name), districts: reach(row.districts) }));
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
