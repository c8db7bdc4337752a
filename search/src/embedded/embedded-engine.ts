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
import { checkQuery } from '../indexes/check-query.js';
import { INDEX_NAMES, definitionOf } from '../indexes/definitions.js';
import type { DocumentOf, IndexName } from '../indexes/definitions.js';
import { prepare } from '../indexes/prepare.js';
import type { PreparedDocument } from '../indexes/prepare.js';
import { suggestWith } from '../indexes/suggest.js';
import { DocumentStore } from './document-store.js';
import { searchStore } from './embedded-search.js';

/*
 * The engine for one machine without Meilisearch: everything in this process's memory, lost when it ends, filled again
 * at start by `replaceAll`.
 */

/** Documents indexed before other work of the process gets its turn. */
const SLICE = 50;

type Change = { put: PreparedDocument } | { remove: string };

interface Slot {
  store: DocumentStore;
  /** For each rebuild asked for and not done: what was changed since it was asked for. */
  rebuilds: Set<Change[]>;
}

function applyTo(store: DocumentStore, change: Change): void {
  if ('put' in change) store.put(change.put);
  else store.remove(change.remove);
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded';
  private readonly slots: Record<IndexName, Slot>;
  /** Rebuilds of one index wait for each other. */
  private readonly rebuilding = new Map<IndexName, Promise<unknown>>();

  constructor() {
    const slot = (index: IndexName): Slot => ({
      store: new DocumentStore(definitionOf(index)),
      rebuilds: new Set(),
    });
    this.slots = {
      scenarios: slot('scenarios'),
      capabilities: slot('capabilities'),
      organisations: slot('organisations'),
      cases: slot('cases'),
    };
  }

  async applySettings(): Promise<IndexName[]> {
    return [];
  }

  private change(index: IndexName, change: Change): void {
    const slot = this.slots[index];
    applyTo(slot.store, change);
    for (const changes of slot.rebuilds) changes.push(change);
  }

  async put<I extends IndexName>(index: I, documents: readonly DocumentOf<I>[]): Promise<void> {
    const definition = definitionOf(index);
    const prepared = documents.map((document) => prepare(document, definition));
    for (let i = 0; i < prepared.length; i += 1) {
      if (i > 0 && i % SLICE === 0) await pause();
      const document = prepared[i];
      if (document) this.change(index, { put: document });
    }
    await this.tidy(index);
  }

  async remove(index: IndexName, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.change(index, { remove: id });
    await this.tidy(index);
  }

  /** Writes an index anew that holds mostly dead documents. */
  private async tidy(index: IndexName): Promise<void> {
    const { store, rebuilds } = this.slots[index];
    if (store.wasteful && rebuilds.size === 0) {
      await this.rebuild(index, () => this.slots[index].store.documents());
    }
  }

  async replaceAll<I extends IndexName>(
    index: I,
    documents: AsyncIterable<DocumentOf<I>> | Iterable<DocumentOf<I>>,
  ): Promise<{ documents: number }> {
    const definition = definitionOf(index);
    async function* prepared(): AsyncIterable<PreparedDocument> {
      for await (const document of documents) yield prepare(document, definition);
    }
    return { documents: await this.rebuild(index, prepared) };
  }

  private async rebuild(
    index: IndexName,
    documents: () => AsyncIterable<PreparedDocument> | Iterable<PreparedDocument>,
  ): Promise<number> {
    const { rebuilds } = this.slots[index];
    const changes: Change[] = [];
    rebuilds.add(changes);
    const before = this.rebuilding.get(index) ?? Promise.resolve();
    const mine = before
      .catch(() => undefined)
      .then(() => this.fillAndSwap(index, documents(), changes))
      .finally(() => rebuilds.delete(changes));
    this.rebuilding.set(index, mine);
    return mine;
  }

  private async fillAndSwap(
    index: IndexName,
    documents: AsyncIterable<PreparedDocument> | Iterable<PreparedDocument>,
    changes: readonly Change[],
  ): Promise<number> {
    const store = new DocumentStore(definitionOf(index));
    let count = 0;
    for await (const document of documents) {
      store.put(document);
      count += 1;
      if (count % SLICE === 0) await pause();
    }
    for (const change of changes) applyTo(store, change);
    this.slots[index].store = store;
    return count;
  }

  async clear(index: IndexName): Promise<void> {
    await this.rebuild(index, () => []);
  }

  async search<I extends IndexName>(index: I, query: SearchQuery<I>): Promise<SearchResult> {
    return searchStore(this.slots[index].store, checkQuery(definitionOf(index), query));
  }

  async searchMany(requests: readonly SearchRequest[]): Promise<SearchResult[]> {
    return Promise.all(requests.map(({ index, query }) => this.search(index, query)));
  }

  async suggest(request: SuggestRequest): Promise<Suggestion[]> {
    return suggestWith(this, request);
  }

  async health(): Promise<EngineHealth> {
    return { engine: 'embedded', ok: true, version: '1' };
  }

  async stats(): Promise<IndexStats[]> {
    return INDEX_NAMES.map((index) => ({
      index,
      documents: this.slots[index].store.size,
      busy: this.slots[index].rebuilds.size > 0,
    }));
  }

  async close(): Promise<void> {
    for (const index of INDEX_NAMES) {
      this.slots[index].store = new DocumentStore(definitionOf(index));
    }
  }
}
