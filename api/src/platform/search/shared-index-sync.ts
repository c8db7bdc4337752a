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

const writePatienceMs = 15_000;

/** Meilisearch is shared by all processes: one once-only subscriber an index writes to it. */
@Injectable()
export class SharedIndexSync implements OnApplicationBootstrap {
  /** Writing has a pause of its own: a server that is slow to write may well answer readers. */
  private readonly writing = new EngineState();
  /** By subscriber: events that the last write took along, whose own deliveries have nothing left to do. */
  private readonly takenAlong = new Map<string, ReadonlySet<string>>();

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
    for (const source of this.sources.all()) {
      const name = `search.${source.index}`;
      const types = source.events.map((event) => event.type);
      this.registry.addOnce(name, types, (event) => this.write(source, name, event));
    }
    await startPatience(this.health.check());
  }

  /** Waiting for a server that does not answer would hold up all other deliveries: it is asked rarely then. */
  private async write(source: SearchSource, name: string, event: RecordedEvent): Promise<void> {
    if (this.takenAlong.get(name)?.has(event.id)) return;
    if (this.state.paused() || this.writing.paused())
      throw new SearchUnavailable('unreachable', this.state.reason || this.writing.reason);
    try {
      const waiting = await this.rebuild.waiting(name, event.id);
      await within(this.rebuild.refresh(source, [event, ...waiting]), writePatienceMs);
      this.takenAlong.set(name, new Set(waiting.map(({ id }) => id)));
      this.writing.worked();
    } catch (error) {
      if (error instanceof SearchUnavailable) {
        const side = error.reason === 'time-out' ? this.writing : this.state;
        side.failed(error.message);
      }
      throw error;
    }
  }
}
