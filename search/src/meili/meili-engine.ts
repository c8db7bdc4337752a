import type { MultiSearchQuery } from 'meilisearch';
import type {
  EngineHealth,
  IndexStats,
  SearchEngine,
  SearchQuery,
  SearchRequest,
  SearchResult,
  SuggestRequest,
  Suggestion,
} from '../engine.js';
import { SearchUnavailable } from '../engine.js';
import { checkQuery, cursorAfter } from '../indexes/check-query.js';
import type { CheckedQuery } from '../indexes/check-query.js';
import { INDEX_NAMES, definitionOf } from '../indexes/definitions.js';
import type { DocumentOf, IndexName } from '../indexes/definitions.js';
import { prepare } from '../indexes/prepare.js';
import type { PreparedDocument } from '../indexes/prepare.js';
import { suggestWith } from '../indexes/suggest.js';
import { Marker } from '../text/marker.js';
import { joinedPinyin } from '../text/query.js';
import { MeiliClients } from './client.js';
import type { MeiliOptions } from './client.js';
import { asSearchError, translated } from './errors.js';
import { idFilter } from './filter.js';
import { nearestIds } from './meili-nearest.js';
import {
  SURE_PINYIN,
  facetsOf,
  fieldsToShow,
  hasPinyin,
  requestsFor,
  toHit,
  totalOf,
} from './meili-search.js';
import type { SearchTarget, ServerAnswer } from './meili-search.js';
import { ensureIndex, rebuild, uidOf, write } from './rebuild.js';

type Change = { put: readonly PreparedDocument[] } | { remove: readonly string[] };

/** The engine on a Meilisearch server (1.49 or later). */
export class MeiliEngine implements SearchEngine {
  readonly name = 'meilisearch';
  private readonly clients: MeiliClients;
  /** For each rebuild asked for and not done: what was changed since it was asked for. */
  private readonly rebuilds = new Set<{ index: IndexName; changes: Change[] }>();
  private readonly rebuilding = new Map<IndexName, Promise<unknown>>();

  constructor(options: MeiliOptions) {
    this.clients = new MeiliClients(options);
  }

  async applySettings(): Promise<IndexName[]> {
    return translated(async () => {
      const changed: IndexName[] = [];
      for (const index of INDEX_NAMES) {
        if (await ensureIndex(this.clients, uidOf(this.clients, index), index)) changed.push(index);
      }
      return changed;
    });
  }

  private async apply(uid: string, change: Change): Promise<void> {
    if ('put' in change) {
      await write(this.clients, uid, change.put);
    } else if (change.remove.length > 0) {
      await this.clients.done(this.clients.writer.index(uid).deleteDocuments([...change.remove]));
    }
  }

  private async change(index: IndexName, change: Change): Promise<void> {
    for (const rebuilding of this.rebuilds) {
      if (rebuilding.index === index) rebuilding.changes.push(change);
    }
    await translated(() => this.apply(uidOf(this.clients, index), change));
  }

  async put<I extends IndexName>(index: I, documents: readonly DocumentOf<I>[]): Promise<void> {
    const definition = definitionOf(index);
    await this.change(index, { put: documents.map((document) => prepare(document, definition)) });
  }

  async remove(index: IndexName, ids: readonly string[]): Promise<void> {
    await this.change(index, { remove: ids });
  }

  async replaceAll<I extends IndexName>(
    index: I,
    documents: AsyncIterable<DocumentOf<I>> | Iterable<DocumentOf<I>>,
  ): Promise<{ documents: number }> {
    const asked = { index, changes: [] };
    this.rebuilds.add(asked);
    const before = this.rebuilding.get(index) ?? Promise.resolve();
    const mine = before
      .catch(() => undefined)
      .then(() => this.fillAndSwap(index, documents, asked.changes))
      .finally(() => this.rebuilds.delete(asked));
    this.rebuilding.set(index, mine);
    return { documents: await mine };
  }

  private async fillAndSwap<I extends IndexName>(
    index: I,
    documents: AsyncIterable<DocumentOf<I>> | Iterable<DocumentOf<I>>,
    changes: readonly Change[],
  ): Promise<number> {
    const definition = definitionOf(index);
    async function* prepared(): AsyncIterable<PreparedDocument> {
      for await (const document of documents) yield prepare(document, definition);
    }
    return translated(() =>
      rebuild(this.clients, index, prepared(), async (uid) => {
        for (const change of changes) await this.apply(uid, change);
      }),
    );
  }

  async clear(index: IndexName): Promise<void> {
    await translated(() =>
      this.clients.done(this.clients.writer.index(uidOf(this.clients, index)).deleteAllDocuments()),
    );
  }

  private readonly ask = async (queries: MultiSearchQuery[]): Promise<ServerAnswer[]> => {
    if (queries.length === 0) return [];
    return translated(async () => (await this.clients.reader.multiSearch({ queries })).results);
  };

  async search<I extends IndexName>(index: I, query: SearchQuery<I>): Promise<SearchResult> {
    const started = performance.now();
    const definition = definitionOf(index);
    const target: SearchTarget = { uid: uidOf(this.clients, index), definition };
    const checked = checkQuery(definition, query);
    const strict = checked.parsed.long ? [] : await this.strict(target, checked);
    const found =
      checked.parsed.units.length === 0 || totalOf(strict[0]) > 0
        ? this.answer(checked, strict)
        : await this.nearest(target, checked);
    return { ...found, tookMs: performance.now() - started };
  }

  /** Documents that hold all units, also as pinyin. */
  private async strict(target: SearchTarget, query: CheckedQuery): Promise<ServerAnswer[]> {
    const { units } = query.parsed;
    const answers = await this.ask(requestsFor(target, query, units));
    if (totalOf(answers[0]) > 0 || units.length === 0) return answers;
    if (hasPinyin(units, 2) && !hasPinyin(units, SURE_PINYIN)) {
      const short = await this.ask(requestsFor(target, query, units, true));
      if (totalOf(short[0]) > 0) return short;
    }
    const joined = joinedPinyin(query.parsed);
    return joined ? this.ask(requestsFor(target, query, joined.units)) : answers;
  }

  private answer(query: CheckedQuery, answers: readonly ServerAnswer[]): SearchResult {
    const [main] = answers;
    const total = totalOf(main);
    const marker = new Marker(query.parsed.units);
    return {
      hits: (main?.hits ?? []).map((hit) => toHit(hit, query, marker)),
      total,
      totalIsExact: true,
      nextCursor: cursorAfter(query, total),
      facets: facetsOf(answers),
      relaxed: false,
      tookMs: 0,
      ...(answers.some((answer) => isCutOff(answer)) ? { degraded: 'time-out' } : {}),
    };
  }

  private async nearest(target: SearchTarget, query: CheckedQuery): Promise<SearchResult> {
    const stats = await translated(() => this.clients.reader.index(target.uid).getStats());
    const { ids, complete } = await nearestIds(target, query, this.ask, stats.numberOfDocuments);
    const page = ids.slice(query.offset, query.offset + query.limit);
    const [shown, counted] = await this.ask([
      {
        indexUid: target.uid,
        filter: [idFilter(page)],
        limit: page.length,
        attributesToRetrieve: fieldsToShow(query),
      },
      {
        indexUid: target.uid,
        filter: [idFilter(ids)],
        limit: 0,
        facets: [...query.facets],
      },
    ]);
    const hits = new Map(shown?.hits.map((hit) => [String(hit['id']), hit]));
    const marker = new Marker(query.parsed.units);
    return {
      hits: page.flatMap((id) => {
        const hit = hits.get(id);
        return hit ? [toHit(hit, query, marker)] : [];
      }),
      total: ids.length,
      totalIsExact: complete,
      nextCursor: cursorAfter(query, ids.length),
      facets: counted ? facetsOf([counted]) : {},
      relaxed: ids.length > 0,
      tookMs: 0,
    };
  }

  async searchMany(requests: readonly SearchRequest[]): Promise<SearchResult[]> {
    return Promise.all(requests.map(({ index, query }) => this.search(index, query)));
  }

  async suggest(request: SuggestRequest): Promise<Suggestion[]> {
    return suggestWith(this, request);
  }

  async health(): Promise<EngineHealth> {
    try {
      const { pkgVersion } = await this.clients.reader.getVersion();
      const { results } = await this.clients.reader.getRawIndexes({ limit: 1000 });
      const missing = INDEX_NAMES.filter(
        (index) => !results.some(({ uid }) => uid === uidOf(this.clients, index)),
      );
      const health = { engine: this.name, version: pkgVersion } as const;
      return missing.length === 0
        ? { ...health, ok: true }
        : { ...health, ok: false, reason: `no index ${missing.join(', ')}` };
    } catch (error) {
      const known = asSearchError(error);
      const reason = known instanceof SearchUnavailable ? known.reason : known.message;
      return { engine: this.name, ok: false, version: '', reason };
    }
  }

  async stats(): Promise<IndexStats[]> {
    return translated(async () => {
      const { indexes } = await this.clients.reader.getStats();
      return INDEX_NAMES.map((index) => {
        const found = indexes[uidOf(this.clients, index)];
        return {
          index,
          documents: found?.numberOfDocuments ?? 0,
          busy: found?.isIndexing ?? false,
        };
      });
    });
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.rebuilding.values());
  }
}

/** Whether the server stopped before it had looked at everything. */
function isCutOff(answer: ServerAnswer): boolean {
  return 'degraded' in answer && answer.degraded === true;
}
