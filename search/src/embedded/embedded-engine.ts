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
import { FileSpill } from '../storage/file-spill.js';
import { DocumentStore } from './document-store.js';
import { searchStore } from './embedded-search.js';

/*
 * The engine for one machine without Meilisearch: everything in this process's memory, lost when it ends, filled again
 * at start by `replaceAll`.
 */

/** Milliseconds of indexing before other work of the process gets its turn: what a search may wait for. */
const SLICE_MS = 8;

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

/** Lets other work of the process in when it is time. */
class Turns {
  private since = performance.now();

  async yield(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}

export class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded';
  private readonly slots: Record<IndexName, Slot>;
  /** Rebuilds of one index wait for each other. */
  private readonly rebuilding = new Map<IndexName, Promise<unknown>>();
  private closed = false;

  /** @param options.folder where texts are kept in files without a name; in memory without one */
  constructor(private readonly options: { folder?: string } = {}) {
    const slot = (index: IndexName): Slot => ({
      store: this.newStore(index),
      rebuilds: new Set(),
    });
    this.slots = {
      scenarios: slot('scenarios'),
      capabilities: slot('capabilities'),
      organisations: slot('organisations'),
      cases: slot('cases'),
    };
  }

  private newStore(index: IndexName): DocumentStore {
    const { folder } = this.options;
    return new DocumentStore(definitionOf(index), folder ? new FileSpill(folder) : undefined);
  }

  private swap(index: IndexName, store: DocumentStore): void {
    this.slots[index].store.close();
    this.slots[index].store = store;
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
    const turns = new Turns();
    const prepared: PreparedDocument[] = [];
    // All of them before the first is written: a bad one leaves the index as it was.
    for (const document of documents) {
      prepared.push(prepare(document, definition));
      await turns.yield();
    }
    for (const document of prepared) {
      this.change(index, { put: document });
      await turns.yield();
    }
    this.tidy(index);
  }

  async remove(index: IndexName, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.change(index, { remove: id });
    this.tidy(index);
  }

  /**
   * Writes an index anew that holds mostly dead documents. Nobody waits for it: what was put or removed can be found
   * or is gone already.
   */
  private tidy(index: IndexName): void {
    const { store, rebuilds } = this.slots[index];
    if (!store.wasteful || rebuilds.size > 0) return;
    // Made from what it held itself, so it cannot fail but by a fault of the program; then the old one goes on.
    this.rebuild(index, () => this.slots[index].store.documents()).catch(() => undefined);
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
    const store = this.newStore(index);
    try {
      const count = await this.fillStore(store, documents, changes);
      if (this.closed) store.close();
      else this.swap(index, store);
      return count;
    } catch (error) {
      store.close();
      throw error;
    }
  }

  private async fillStore(
    store: DocumentStore,
    documents: AsyncIterable<PreparedDocument> | Iterable<PreparedDocument>,
    changes: readonly Change[],
  ): Promise<number> {
    const turns = new Turns();
    let count = 0;
    for await (const document of documents) {
      if (this.closed) break;
      store.put(document);
      count += 1;
      await turns.yield();
    }
    // The list may grow while others have their turn; the last step finds it empty and swaps at once.
    for (let at = 0; at < changes.length; at += 1) {
      const change = changes[at];
      if (change) applyTo(store, change);
      await turns.yield();
    }
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
    this.closed = true;
    await Promise.allSettled(this.rebuilding.values());
    for (const index of INDEX_NAMES) {
      this.swap(index, this.newStore(index));
    }
  }
}
