import { Inject, Injectable } from '@nestjs/common';
import { CAPABILITY_RANK, type CapabilityDocument } from '@aism/search';
import { DataSource } from 'typeorm';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import {
  IsSearchSource,
  type FallbackTable,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { organisationIndexEvents } from '../identity/identity.events.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import type { TaxonomyKind } from '../taxonomy/taxonomy.reads.js';
import {
  approvedOwnerSql,
  capabilityRowSql,
  type CapabilityRow,
} from './capability-rows.queries.js';
import { evidenceStateSql } from './evidence.lifecycle.js';
import { publicCapabilityEvents } from './suppliers.events.js';

interface DocumentRow extends CapabilityRow {
  readonly evidenceKinds: string[];
  readonly evidenceTitles: string[];
}
type Names = (kind: TaxonomyKind, code: string) => string[];

const verified = `from evidence e where e.capability_id = r.id and ${evidenceStateSql('e')} = 'verified'`;
/** What may be looked for while the search engine cannot answer. */
const fallback: FallbackTable = {
  from: 'capabilities c left join organisations o on o.id = c.organisation_id',
  id: 'c.id',
  where: `c.state = 'published' and ${approvedOwnerSql}`,
  texts: ['c.title', 'c.summary', `coalesce(o.name, c.maker_name, '')`],
  order: 'c.unclaimed, c.published_at desc, c.id desc',
  one: {
    ...{ organisationId: 'c.organisation_id', kind: 'c.kind', firstVersion: 'c.first_version' },
    ...{ unclaimed: 'c.unclaimed', demo: 'c.demo', maturity: 'c.maturity' },
  },
  many: {
    ...{ sectors: 'c.sectors', technologies: 'c.technologies', districts: 'c.districts' },
    ...{ deployments: 'c.deployments', constraints: 'c.constraints', priceModes: 'c.price_modes' },
  },
};

/** Turns published capabilities into search documents: public fields only. */
@Injectable()
@IsSearchSource()
export class CapabilityDocuments implements SearchSource<'capabilities'> {
  readonly index = 'capabilities';
  readonly events = [...publicCapabilityEvents, ...organisationIndexEvents];
  readonly fallback = fallback;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /** A renamed supplier touches all it offers; evidence touches the capability that it proves. */
  async touched(event: RecordedEvent): Promise<readonly string[]> {
    const { capabilityId } = event.payload as { capabilityId?: string };
    if (capabilityId) return [capabilityId];
    if (event.subjectType !== 'organisation') return [event.subjectId];
    const rows = await this.source.query<{ id: string }[]>(
      'select id from capabilities where organisation_id = $1',
      [event.subjectId],
    );
    return rows.map((row) => row.id);
  }

  load(ids: readonly string[]): Promise<CapabilityDocument[]> {
    return this.documents('c.id = any($1::uuid[])', [ids]);
  }

  batch(after: string | null, limit = 1000): Promise<CapabilityDocument[]> {
    return this.documents('($1::uuid is null or c.id > $1) order by c.id limit $2', [after, limit]);
  }

  private async documents(condition: string, values: unknown[]): Promise<CapabilityDocument[]> {
    const rows = await this.source.query<DocumentRow[]>(
      `select r.*, array(select distinct e.kind ${verified}) as "evidenceKinds",
              array(select e.title ${verified} order by e.created_at, e.id) as "evidenceTitles"
       from (${capabilityRowSql} where c.state = 'published' and ${approvedOwnerSql} and ${condition}) r order by r.id`,
      values,
    );
    const terms = await this.taxonomy.all();
    const byKey = new Map(terms.map((t) => [`${t.kind}/${t.code}`, [t.zh, t.en]]));
    const reach = await this.taxonomy.districtReach();
    const names: Names = (kind, code) => byKey.get(`${kind}/${code}`) ?? [];
    return rows.map((row) => ({ ...documentOf(row, names), districts: reach(row.districts) }));
  }
}

function documentOf(row: DocumentRow, names: Names): CapabilityDocument {
  const facts = {
    organisationId: row.organisationId,
    kind: row.kind,
    sectors: row.sectors,
    technologies: row.technologies,
    districts: row.districts,
    deployments: row.deployments,
    constraints: row.constraints,
    priceModes: row.priceModes,
    firstVersion: row.firstVersion,
    unclaimed: row.unclaimed,
    maturity: row.maturity,
    priceMinFen: row.priceMinFen,
    priceMaxFen: row.priceMaxFen,
    leadTimeDays: row.leadTimeDays,
  };
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    text: runningText(row),
    tags: tagsOf(row, names),
    maker: row.organisationName ?? row.makerName ?? '',
    rank: row.unclaimed ? CAPABILITY_RANK.unclaimed : CAPABILITY_RANK.claimed,
    publishedAt: row.publishedAt?.getTime() ?? 0,
    demo: row.demo,
    evidenceKinds: row.evidenceKinds,
    filed: row.filings.length > 0,
    // How much room there is, is the owner's business; visitors may know whether there is any.
    freeCapacity: row.capacity === null ? null : Number(row.capacity > row.busy),
    ...facts,
  };
}

function runningText(row: DocumentRow): string {
  const cases = row.cases.map((item) => `${item.title} ${item.customer} ${item.result}`);
  return [row.description, ...cases, ...row.evidenceTitles].filter(Boolean).join('\n');
}

function tagsOf(row: DocumentRow, names: Names): string[] {
  const kinds: readonly (readonly [TaxonomyKind, readonly string[]])[] = [
    ['capability-kind', [row.kind]],
    ['sector', row.sectors],
    ['technology', row.technologies],
    ['district', row.districts],
    ['deployment', row.deployments],
    ['constraint', row.constraints],
  ];
  const words = kinds.flatMap(([kind, codes]) => codes.flatMap((code) => names(kind, code)));
  return [...new Set(words)];
}
