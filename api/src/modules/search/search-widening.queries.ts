import { Inject, Injectable } from '@nestjs/common';
import { INDEX_NAMES, type IndexName, type SearchQuery, type SearchResult } from '@aism/search';
import type { Actor } from '../../platform/http/actor.js';
import { Search } from '../../platform/search/search.js';
import type { SearchGroup } from './search-answers.schemas.js';
import { SearchCards } from './search-cards.queries.js';
import { conditionsOf, unknownFilters } from './search-filters.js';
import type { FilterName, SearchBarQuery } from './search.schemas.js';

const shown = 3;
/** Each is a search in every index: a long address must not cost more than a handful. */
const mostDrops = 6;

interface Trial {
  readonly drop: 'q' | FilterName;
  readonly index: IndexName;
}

/** For a search that found nothing: what to leave out to find something, and what comes nearest. */
@Injectable()
export class SearchWidening {
  constructor(
    @Inject(Search) private readonly desk: Search,
    @Inject(SearchCards) private readonly cards: SearchCards,
  ) {}

  /** @param found the groups of the search itself, which may hold the nearest by words already */
  async of(
    query: SearchBarQuery,
    names: readonly FilterName[],
    { found, actor }: { found: readonly SearchGroup[]; actor: Actor },
  ) {
    const [widen, groups] = await Promise.all([
      this.widen(query, names),
      found.some((group) => group.items.length > 0) ? [] : this.nearest(query, actor),
    ]);
    return { widen, groups };
  }

  /** Each single filter left out, and the words left out: how much there would be. The first few are tried. */
  private async widen(query: SearchBarQuery, names: readonly FilterName[]) {
    const words = query.q && names.length ? (['q'] as const) : [];
    const drops: Trial['drop'][] = [...words, ...names].slice(0, mostDrops);
    const trials = drops.flatMap((drop) => {
      const kept = names.filter((name) => name !== drop);
      return this.indexesFor(query, kept).map((index): Trial => ({ drop, index }));
    });
    const { results } = await this.desk.ask(
      trials.map(({ drop, index }) => {
        const kept = names.filter((name) => name !== drop);
        return requestFor(index, drop === 'q' ? '' : query.q, {
          filter: conditionsOf(index, query, kept) as never,
          limit: 0,
        });
      }),
    );
    const total = (drop: Trial['drop']) =>
      trials.reduce(
        (sum, trial, i) => sum + (trial.drop === drop ? strictTotal(results[i]) : 0),
        0,
      );
    return drops
      .map((drop) => ({ drop, total: total(drop) }))
      .filter((option) => option.total > 0)
      .sort((a, b) => b.total - a.total);
  }

  /** The words without the filters; where even these find nothing, the newest of everything. */
  private async nearest(query: SearchBarQuery, actor: Actor): Promise<SearchGroup[]> {
    const byWords = await this.groups(query, query.q, actor);
    return byWords.length > 0 || query.q === '' ? byWords : this.groups(query, '', actor);
  }

  private async groups(query: SearchBarQuery, text: string, actor: Actor): Promise<SearchGroup[]> {
    const indexes = this.indexesFor(query, []);
    const { results } = await this.desk.ask(
      indexes.map((index) => requestFor(index, text, { limit: shown })),
    );
    const groups = await Promise.all(
      indexes.map(async (index, i) => {
        const result = results[i];
        const items = await this.cards.of(index, result?.hits ?? [], actor);
        const group = { index, items, total: result?.total ?? 0, nearest: true };
        return { ...group, totalIsExact: true, facets: {}, nextCursor: null } as SearchGroup;
      }),
    );
    return groups.filter((group) => group.items.length > 0);
  }

  private indexesFor(query: SearchBarQuery, names: readonly FilterName[]): IndexName[] {
    return this.desk
      .known(query.index ? [query.index] : INDEX_NAMES)
      .filter((index) => unknownFilters(index, names).length === 0);
  }
}

const strictTotal = (result: SearchResult | undefined) =>
  result && !result.relaxed ? result.total : 0;

function requestFor(index: IndexName, text: string, more: Pick<SearchQuery, 'filter' | 'limit'>) {
  return { index, query: { text, highlight: [{ field: 'title' }], ...more } };
}
