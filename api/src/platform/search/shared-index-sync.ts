import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SearchUnavailable, type SearchEngine } from '@aism/search';
import type { RecordedEvent } from '../events/define-event.js';
import { SubscriberRegistry } from '../events/subscriber-registry.js';
import { startPatience } from '../in-process-caches.js';
import { EngineState } from './engine-state.js';
import { SEARCH_ENGINE } from './search.js';
import { SearchHealth } from './search-health.js';
import { SearchRebuild } from './search-rebuild.js';
import type { SearchSource } from './search-source.js';
import { SearchSources } from './search-sources.js';
import { within } from './within.js';

const writePatienceMs = 10_000;

/** Meilisearch is shared by all processes: one once-only subscriber an index writes to it. */
@Injectable()
export class SharedIndexSync implements OnApplicationBootstrap {
  constructor(
    @Inject(SEARCH_ENGINE) private readonly engine: SearchEngine,
    @Inject(EngineState) private readonly state: EngineState,
    @Inject(SearchSources) private readonly sources: SearchSources,
    @Inject(SearchRebuild) private readonly rebuild: SearchRebuild,
    @Inject(SubscriberRegistry) private readonly registry: SubscriberRegistry,
    @Inject(SearchHealth) private readonly health: SearchHealth,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.engine.name !== 'meilisearch') return;
    for (const source of this.sources.all())
      this.registry.addOnce(
        `search.${source.index}`,
        source.events.map((event) => event.type),
        (event) => this.write(source, event),
      );
    await startPatience(this.health.check());
  }

  /** Waiting for a server that does not answer would hold up all other deliveries: it is asked rarely then. */
  private async write(source: SearchSource, event: RecordedEvent): Promise<void> {
    if (this.state.paused()) throw new SearchUnavailable('unreachable', this.state.reason);
    try {
      await within(this.rebuild.refresh(source, [event]), writePatienceMs);
    } catch (error) {
      if (error instanceof SearchUnavailable) this.state.failed(error.message);
      throw error;
    }
  }
}
