import { Inject, Injectable } from '@nestjs/common';
import type { CaseDocument } from '@aism/search';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import {
  IsSearchSource,
  type FallbackTable,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { CasePublished } from './case.events.js';
import { CaseReads } from './cases.reads.js';
import type { BenchmarkCaseRow } from './cases.schemas.js';

/** What may be looked for while the search engine cannot answer. */
const fallback: FallbackTable = {
  from: 'benchmark_cases b',
  id: 'b.id',
  where: 'true',
  texts: ['b.title', 'b.summary', 'b.organisation_name', `coalesce(b.supplier_name, '')`],
  order: 'b.demo, b.published_at desc, b.id desc',
  one: { demo: 'b.demo', year: 'b.year' },
  many: {
    ...{ sectors: 'array[b.sector]', technologies: 'b.technologies' },
    // A case does not say where.
    districts: `'{}'::text[]`,
  },
};

/** Turns benchmark cases into search documents; all of a case is public. */
@Injectable()
@IsSearchSource()
export class CaseDocuments implements SearchSource<'cases'> {
  readonly index = 'cases';
  readonly events = [CasePublished];
  readonly fallback = fallback;

  constructor(
    @Inject(CaseReads) private readonly reads: CaseReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  touched(event: RecordedEvent): readonly string[] {
    return [event.subjectId];
  }

  async load(ids: readonly string[]): Promise<CaseDocument[]> {
    return this.documents(await this.reads.publicRows(ids));
  }

  async batch(after: string | null, limit?: number): Promise<CaseDocument[]> {
    return this.documents(await this.reads.batch(after, limit));
  }

  private documents(rows: readonly BenchmarkCaseRow[]): Promise<CaseDocument[]> {
    return Promise.all(
      rows.map(async (row) => {
        const sector = await this.taxonomy.names('sector', [row.sector]);
        const technologies = await this.taxonomy.names('technology', row.technologies);
        const names = [...sector, ...technologies].flatMap(({ zh, en }) => [zh, en]);
        return documentOf(row, names);
      }),
    );
  }
}

function documentOf(row: BenchmarkCaseRow, tags: string[]): CaseDocument {
  const figures = [...row.baseline, ...row.result].map((f) => `${f.name} ${f.note ?? ''}`.trim());
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    text: [...figures, row.lessons ?? ''].filter(Boolean).join('\n'),
    tags,
    parties: [row.organisationName, row.supplierName ?? ''].filter(Boolean),
    sectors: [row.sector],
    technologies: row.technologies,
    districts: [],
    park: null,
    year: row.year,
    rank: row.demo ? 1 : 0,
    publishedAt: new Date(row.publishedAt).getTime(),
    demo: row.demo,
  };
}
