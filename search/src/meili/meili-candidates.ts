// Candidates from a Meilisearch server, for when one process no longer holds all rows. One query of the server reads
// ten words and its filter ranks nothing (matching.md §2.1), so it is asked three ways at once: for the nearest by vector
// (a `userProvided` embedder), and once for each concept and each word of the row, as a filter without a word limit, the
// nearest of each first. What was found is put together here by rarity.
import type { MultiSearchQuery } from 'meilisearch';
import { SearchUnavailable } from '../engine.js';
import type { CandidateDocument, CandidateSearch } from '../matching/candidate-documents.js';
import type { Side } from '../matching/types.js';
import { MeiliClients, type MeiliOptions } from './client.js';
import { translated } from './errors.js';
import { encodeValue } from './fields.js';

const EMBEDDER = 'latent';
/** Rows each way of asking may name. */
const DEPTH = { vector: 150, term: 60, fused: 250 };
/** A term held by more than this share of many rows orders nothing. */
const COMMON = { share: 0.4, rows: 1000 };
const BATCH = 2000;
const MAX_INDEXES = 1000;

/** Stands in an index that was filled as a whole; is in no world, so no list holds it. */
const WHOLE = {
  id: 'whole',
  worlds: [],
  terms: [],
  space: '',
  until: 0,
  _vectors: { [EMBEDDER]: null },
};

interface Hit extends Record<string, unknown> {
  id: string;
}

/** The rows of both sides on a server: names candidates, and is told of every change. */
export class MeiliCandidates {
  private readonly clients: MeiliClients;

  /** @param dimensions of the latent space; rows of another space are kept apart by its name. */
  constructor(
    options: MeiliOptions,
    private readonly dimensions: number,
  ) {
    this.clients = new MeiliClients(options);
  }

  /** Makes both indexes exist with the right settings. */
  async prepare(): Promise<void> {
    await translated(async () => {
      for (const side of ['demand', 'supply'] as const) await this.ensure(this.uid(side));
    });
  }

  /** Writes rows; they can be found when it returns. */
  async put(side: Side, documents: readonly CandidateDocument[]): Promise<void> {
    await translated(() => this.write(this.uid(side), documents));
  }

  async remove(side: Side, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await translated(async () => {
      await this.clients.done(this.clients.writer.index(this.uid(side)).deleteDocuments([...ids]));
    });
  }

  /** Fills a new index and swaps it in; the old one serves meanwhile. @returns documents written */
  async replaceAll(
    side: Side,
    batches: AsyncIterable<readonly CandidateDocument[]>,
  ): Promise<number> {
    return translated(async () => {
      const uid = this.uid(side);
      const next = `${uid}_next_${Date.now().toString(36)}`;
      await this.ensure(uid);
      try {
        await this.ensure(next);
        await this.clients.done(this.clients.writer.index(next).addDocuments([WHOLE]));
        let count = 0;
        for await (const batch of batches) {
          await this.write(next, batch);
          count += batch.length;
        }
        await this.clients.done(
          this.clients.writer.swapIndexes([{ indexes: [uid, next], rename: false }]),
        );
        return count;
      } finally {
        await this.clients.writer.deleteIndexIfExists(next).catch(() => undefined);
      }
    });
  }

  /** Whether a side was ever filled as a whole: before, single rows may be there, and nothing more. */
  async isWhole(side: Side): Promise<boolean> {
    return translated(async () => {
      const marker = { filter: [`id = "${WHOLE.id}"`], limit: 1 };
      const { hits } = await this.clients.reader.index(this.uid(side)).search('', marker);
      return hits.length > 0;
    });
  }

  /** How many rows a side has there. */
  async count(side: Side): Promise<number> {
    return translated(async () => {
      const stats = await this.clients.reader.index(this.uid(side)).getStats();
      return Math.max(0, stats.numberOfDocuments - 1);
    });
  }

  /**
   * Ids of rows of `side` that come into question.
   * @throws SearchUnavailable when the server cannot answer in time, or was never filled
   */
  async find(side: Side, search: CandidateSearch): Promise<string[]> {
    const indexUid = this.uid(side);
    const marker = { indexUid, filter: [`id = "${WHOLE.id}"`], limit: 1 };
    const queries = [marker, ...queriesOf(indexUid, search)];
    const [rows, answers] = await translated(() =>
      Promise.all([
        this.count(side),
        this.clients.reader.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries }),
      ]),
    );
    const found = new Set<string>();
    const worth = new Map<string, number>();
    const results = [...answers.results];
    if (results.shift()?.hits.length !== 1) {
      throw new SearchUnavailable('not-ready', 'the candidates were never written as a whole');
    }
    if (search.vector) for (const hit of results.shift()?.hits ?? []) found.add(hit.id);
    results.forEach((result, i) => {
      const held = result.estimatedTotalHits ?? result.hits.length;
      if (rows >= COMMON.rows && held > rows * COMMON.share) return;
      const rarity = Math.log(1 + rows / (1 + held)) * search.terms[i]!.weight;
      for (const { id } of result.hits) worth.set(id, (worth.get(id) ?? 0) + rarity);
    });
    const best = [...worth].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    for (const [id] of best.slice(0, DEPTH.fused)) found.add(id);
    return [...found];
  }

  private uid(side: Side): string {
    return `${this.clients.prefix}match_${side}`;
  }

  private async write(uid: string, documents: readonly CandidateDocument[]): Promise<void> {
    for (let from = 0; from < documents.length; from += BATCH) {
      const batch = documents.slice(from, from + BATCH).map(toServer);
      await this.clients.done(this.clients.writer.index(uid).addDocuments(batch));
    }
  }

  private async ensure(uid: string): Promise<void> {
    const { results } = await this.clients.writer.getRawIndexes({ limit: MAX_INDEXES });
    const isThere = results.some((index) => index.uid === uid);
    if (!isThere)
      await this.clients.done(this.clients.writer.createIndex(uid, { primaryKey: 'id' }));
    const index = this.clients.writer.index(uid);
    const now = isThere ? await index.getSettings() : {};
    const embedder = now.embedders?.[EMBEDDER];
    if (embedder?.source === 'userProvided' && embedder.dimensions === this.dimensions) return;
    await this.clients.done(
      index.updateSettings({
        searchableAttributes: [],
        displayedAttributes: ['id'],
        filterableAttributes: ['id', 'worlds', 'terms', 'space', 'until'],
        // Likeness takes the place of `words`; without that rule vectors would order nothing.
        rankingRules: ['words', 'id:asc'],
        embedders: { [EMBEDDER]: { source: 'userProvided', dimensions: this.dimensions } },
      }),
    );
  }
}

/** The nearest of all first, then one question a term. */
function queriesOf(indexUid: string, search: CandidateSearch): MultiSearchQuery[] {
  const { vector, space, worlds, nowMs, terms } = search;
  const open = [
    `worlds IN [${worlds.map((world) => `"${world}"`).join(', ')}]`,
    `until > ${Math.floor(nowMs / 1000)}`,
  ];
  const near: Partial<MultiSearchQuery> = vector
    ? { vector: [...vector], hybrid: { embedder: EMBEDDER, semanticRatio: 1 } }
    : {};
  const inSpace = vector ? [`space = "${encodeValue(space)}"`] : [];
  const nearest = { indexUid, ...near, filter: [...open, ...inSpace], limit: DEPTH.vector };
  const one = (term: string): MultiSearchQuery => ({
    ...{ indexUid, limit: DEPTH.term },
    filter: [...open, `terms = "${encodeValue(term)}"`],
  });
  return [...(vector ? [nearest] : []), ...terms.map(({ term }) => one(term))];
}

function toServer(document: CandidateDocument): Record<string, unknown> {
  const { id, worlds, terms, space, untilMs, vector } = document;
  return {
    ...{ id, worlds, space: encodeValue(space), terms: terms.map(encodeValue) },
    until: secondsOf(untilMs),
    _vectors: { [EMBEDDER]: vector ? [...vector] : null },
  };
}

/** The server knows no infinity: never is the last second it can count, closed is before the first. */
function secondsOf(ms: number): number {
  if (Number.isFinite(ms)) return Math.floor(ms / 1000);
  return ms > 0 ? Number.MAX_SAFE_INTEGER : 0;
}
