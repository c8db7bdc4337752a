import { Inject, Injectable, Logger } from '@nestjs/common';
import { SearchUnavailable, type SearchEngine } from '@aism/search';
import { DataSource } from 'typeorm';
import type { PartState } from '../http/readiness.js';
import { Job } from '../jobs/job.decorator.js';
import { EngineState } from './engine-state.js';
import { SEARCH_ENGINE } from './search.js';
import type { SearchSource } from './search-source.js';
import { SearchRebuild } from './search-rebuild.js';
import { SearchSources } from './search-sources.js';
import { within } from './within.js';

const patienceMs = 2000;

/** Looks after a search server: whether it answers, and whether it holds what it should. */
@Injectable()
export class SearchHealth {
  private readonly log = new Logger('search');

  constructor(
    @Inject(SEARCH_ENGINE) private readonly engine: SearchEngine,
    @Inject(EngineState) private readonly state: EngineState,
    @Inject(SearchSources) private readonly sources: SearchSources,
    @Inject(SearchRebuild) private readonly rebuild: SearchRebuild,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  /** For /readyz: a server is asked, an engine of this process knows. */
  async part(): Promise<PartState> {
    if (this.engine.name === 'meilisearch') await this.check();
    return this.state.part();
  }

  /** Asks the server how it is, unless it failed a moment ago; never throws. */
  async check(): Promise<void> {
    // A server is believed in until it disappoints: readers find out by themselves.
    if (this.state.phase === 'starting') this.state.phase = 'ready';
    if (this.state.paused()) return;
    try {
      const hollow = await within(this.hollow(), patienceMs);
      this.state.phase = hollow.length > 0 ? 'empty' : 'ready';
      this.state.worked();
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof SearchUnavailable) this.state.failed(message);
      else this.log.warn(`cannot tell how search is: ${message}`);
    }
  }

  /**
   * Mends a shared server: settings where they differ, indexes that were lost, and deliveries that gave up
   * while it was away. One process at a time runs it.
   */
  @Job('search.mend', 60)
  async mend(): Promise<void> {
    if (this.engine.name !== 'meilisearch') return;
    // A server that answers but is not well may lack its indexes: those can be made.
    const health = await within(this.engine.health(), patienceMs);
    if (health.version === '') return this.state.failed(health.reason ?? 'unreachable');
    await this.engine.applySettings();
    for (const source of await this.hollow()) await this.rebuild.one(source);
    await this.check();
    await this.database.query(
      `update deliveries set state = 'pending', attempts = 0, due_at = clock_timestamp()
       where state = 'parked' and subscriber like 'search.%'`,
    );
  }

  /** Indexes that hold nothing although there are rows for them. */
  private async hollow(): Promise<SearchSource[]> {
    const health = await this.engine.health();
    if (!health.ok) throw new SearchUnavailable('failed', health.reason ?? 'not healthy');
    const stats = new Map((await this.engine.stats()).map((one) => [one.index, one]));
    const bare = this.sources.all().filter((source) => !stats.get(source.index)?.documents);
    const rows = await Promise.all(bare.map((source) => source.batch(null, 1)));
    return bare.filter((_, i) => (rows[i]?.length ?? 0) > 0);
  }
}
