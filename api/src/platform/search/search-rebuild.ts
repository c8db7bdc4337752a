import { Inject, Injectable } from '@nestjs/common';
import type { DocumentOf, IndexName, SearchEngine } from '@aism/search';
import { DataSource } from 'typeorm';
import { eventColumns } from '../events/event-store.js';
import type { RecordedEvent } from '../events/define-event.js';
import { SEARCH_ENGINE } from './search.js';
import type { SearchSource } from './search-source.js';
import { SearchSources } from './search-sources.js';

const batchSize = 500;
const mostTogether = 500;

/** Fills indexes from the rows, one source at a time, and writes single documents anew. */
@Injectable()
export class SearchRebuild {
  private readonly refreshing = new Map<IndexName, Promise<void>>();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SEARCH_ENGINE) private readonly engine: SearchEngine,
    @Inject(SearchSources) private readonly sources: SearchSources,
  ) {}

  /** Rebuilds every index while the old one serves. @returns documents per index */
  async all(): Promise<Partial<Record<IndexName, number>>> {
    const counts: Partial<Record<IndexName, number>> = {};
    for (const source of this.sources.all()) counts[source.index] = await this.one(source);
    return counts;
  }

  /**
   * Rebuilds one index. What other processes wrote into the old one meanwhile is written again, found by
   * the events since the start.
   */
  async one(source: SearchSource): Promise<number> {
    return this.alone(source, () => this.fill(source));
  }

  private async fill(source: SearchSource): Promise<number> {
    const mark = await this.watermark();
    const { documents } = await this.engine.replaceAll(source.index, documentsOf(source));
    const events = await this.database.query<RecordedEvent[]>(
      `select ${eventColumns} from events e where e.xid >= $1::xid8 and e.type = any($2::text[])`,
      [mark, source.events.map((event) => event.type)],
    );
    await this.refresh(source, events);
    return documents;
  }

  /**
   * Reads the rows that the events speak of and puts those that belong in the index, removing the rest. One after the
   * other: of two that read and write at once the older reading could be written last.
   */
  refresh(source: SearchSource, events: readonly RecordedEvent[]): Promise<void> {
    const before = this.refreshing.get(source.index) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.reread(source, events));
    this.refreshing.set(source.index, mine);
    return mine;
  }

  /**
   * Committed events that wait for a once-only subscriber, oldest first, to be taken along: a task costs a server nearly
   * the same for one document as for many.
   */
  waiting(name: string, except: string): Promise<RecordedEvent[]> {
    return this.database.query<RecordedEvent[]>(
      `select ${eventColumns} from events e
       where e.id in (select d.event_id from deliveries d
                      where d.subscriber = $1 and d.state = 'pending' and d.event_id <> $2
                      order by d.due_at, d.id limit ${mostTogether})
       order by e.seq`,
      [name, except],
    );
  }

  private async reread(source: SearchSource, events: readonly RecordedEvent[]): Promise<void> {
    const lists = await Promise.all(events.map(async (event) => source.touched(event)));
    const ids = [...new Set(lists.flat())];
    for (let at = 0; at < ids.length; at += batchSize) {
      const some = ids.slice(at, at + batchSize);
      const documents = await source.load(some);
      const found = new Set(documents.map(({ id }) => id));
      const gone = some.filter((id) => !found.has(id));
      if (documents.length) await this.engine.put(source.index, documents);
      if (gone.length) await this.engine.remove(source.index, gone);
    }
  }

  /** Two processes never fill one shared index at once. */
  private async alone<T>(source: SearchSource, work: () => Promise<T>): Promise<T> {
    if (this.engine.name === 'embedded') return work();
    const lock = this.database.createQueryRunner();
    const key = `search.${source.index}`;
    try {
      await lock.query('select pg_advisory_lock(750020, hashtext($1))', [key]);
      return await work();
    } finally {
      await lock
        .query('select pg_advisory_unlock(750020, hashtext($1))', [key])
        .catch(() => undefined);
      await lock.release();
    }
  }

  private async watermark(): Promise<string> {
    const rows = await this.database.query<{ x: string }[]>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as x',
    );
    return rows[0]?.x ?? '0';
  }
}

/** All documents of a source, batch by batch. */
async function* documentsOf(source: SearchSource): AsyncIterable<DocumentOf<IndexName>> {
  let after: string | null = null;
  for (;;) {
    const batch: DocumentOf<IndexName>[] = await source.batch(after, batchSize);
    yield* batch;
    const last = batch.at(-1);
    if (!last || batch.length < batchSize) return;
    after = last.id;
  }
}
