import { Inject, Injectable } from '@nestjs/common';
import { isGeneric, normalise, segment, type SearchQuery, type SearchResult } from '@aism/search';
import { DataSource } from 'typeorm';
import { conditionSql } from './condition-sql.js';
import type { SearchSource } from './search-source.js';

const mostWords = 8;

/**
 * The plain search that answers while the engine cannot: words looked up in the database itself, without
 * pinyin, synonyms, typing errors or counts by field. Slower and poorer, and said to be so (`degraded`).
 */
@Injectable()
export class SearchFallback {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** @param query as for the engine; facets and crops are left out of the answer */
  async search({ fallback: table }: SearchSource, query: SearchQuery): Promise<SearchResult> {
    const started = performance.now();
    const words = wordsOf(query.text ?? '');
    let found = await this.page(table, query, { words, join: ' and ' });
    const relaxed = found.total === 0 && words.length > 1;
    if (relaxed) found = await this.page(table, query, { words, join: ' or ' });
    const { rows, total } = found;
    return {
      hits: rows.map(({ id, title }) => ({ id, highlights: { title: marked(title, words) } })),
      total,
      totalIsExact: true,
      nextCursor: null,
      facets: {},
      relaxed: relaxed && total > 0,
      tookMs: performance.now() - started,
    };
  }

  private async page(
    table: SearchSource['fallback'],
    query: SearchQuery,
    text: { words: readonly string[]; join: ' and ' | ' or ' },
  ): Promise<{ rows: { id: string; title: string }[]; total: number }> {
    const values: unknown[] = [];
    const p = (value: unknown) => `$${values.push(value)}`;
    const holds = text.words.map((word) => {
      const pattern = p(`%${word.replace(/[\\%_]/g, '\\$&')}%`);
      return `(${table.texts.map((column) => `${column} ilike ${pattern}`).join(' or ')})`;
    });
    const conditions = (query.filter ?? []).map((one) => conditionSql(one, table, p));
    const where = [table.where, holds.length ? `(${holds.join(text.join)})` : '', ...conditions]
      .filter(Boolean)
      .join(' and ');
    const counted = this.source.query<{ n: number }[]>(
      `select count(*)::int as n from ${table.from} where ${where}`,
      [...values],
    );
    const inTitle = text.words[0] ? `(${table.texts[0]} ilike $1) desc, ` : '';
    const rows = await this.source.query<{ id: string; title: string }[]>(
      `select ${table.id} as id, ${table.texts[0]} as title from ${table.from} where ${where}
       order by ${inTitle}${table.order} limit ${p(query.limit ?? 20)} offset ${p(query.offset ?? 0)}`,
      values,
    );
    const [count] = await counted;
    return { rows, total: count?.n ?? 0 };
  }
}

/** The words that have to be there, as the engines cut them; what is said of everything only when it is all that is said. */
function wordsOf(text: string): string[] {
  const normal = normalise(text.slice(0, 200));
  const all = segment(normal).filter((word) => word.trim() !== '');
  const telling = all.filter((word) => !isGeneric(word));
  const words = telling.length > 0 ? telling : all;
  return [...new Set(words.length > 0 ? words : normal.trim() ? [normal.trim()] : [])].slice(
    0,
    mostWords,
  );
}

/** The title with the places where the words stand. */
function marked(
  title: string,
  words: readonly string[],
): SearchResult['hits'][0]['highlights'][string] {
  const lower = title.toLowerCase();
  const found = words
    .map((word): [number, number] => [lower.indexOf(word), lower.indexOf(word) + word.length])
    .filter(([start]) => start >= 0)
    .sort((a, b) => a[0] - b[0]);
  const ranges: [number, number][] = [];
  for (const [start, end] of found) {
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return { text: title, ranges, cutBefore: false, cutAfter: false };
}
