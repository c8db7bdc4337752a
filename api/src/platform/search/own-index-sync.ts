import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { SearchEngine } from '@aism/search';
import { z } from 'zod';
import { defineEvent } from '../events/define-event.js';
import { SubscriberRegistry } from '../events/subscriber-registry.js';
import { InProcessCaches, startPatience } from '../in-process-caches.js';
import { collectGarbage } from '../memory.js';
import { EngineState } from './engine-state.js';
import { SEARCH_ENGINE } from './search.js';
import { SearchRebuild } from './search-rebuild.js';
import { SearchSources } from './search-sources.js';

/** Somebody asked for a rebuild: every process with an index of its own makes it anew. */
export const SearchRebuildAsked = defineEvent('search.rebuild-asked', z.object({}));

const retryMs = 5000;
/** From so many documents on, loading leaves more behind than a pause to clear it costs. */
const many = 2000;

/** The embedded engine lives in each process: it is filled at start and follows the events itself. */
@Injectable()
export class OwnIndexSync implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('search');
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;
  private loading: Promise<void> | undefined;
  private askedAgain = false;

  constructor(
    @Inject(SEARCH_ENGINE) private readonly engine: SearchEngine,
    @Inject(EngineState) private readonly state: EngineState,
    @Inject(SearchSources) private readonly sources: SearchSources,
    @Inject(SearchRebuild) private readonly rebuild: SearchRebuild,
    @Inject(SubscriberRegistry) private readonly registry: SubscriberRegistry,
    @Inject(InProcessCaches) private readonly caches: InProcessCaches,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.engine.name !== 'embedded' || !this.caches.wanted) return;
    // Not awaited: what happens meanwhile has to reach the index that serves, and everybody else who follows.
    this.registry.addFollower([SearchRebuildAsked.type], () => void this.reload());
    for (const source of this.sources.all())
      this.registry.addFollower(
        source.events.map((event) => event.type),
        (events) => this.rebuild.refresh(source, events),
      );
    await startPatience(this.reload());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.engine.close();
  }

  /** One at a time; who asks while one is under way gets one more, which sees all that was there when asked. */
  private reload(): Promise<void> {
    if (this.loading) {
      this.askedAgain = true;
      return this.loading;
    }
    this.loading = this.load().finally(() => {
      this.loading = undefined;
      if (!this.askedAgain) return;
      this.askedAgain = false;
      void this.reload();
    });
    return this.loading;
  }

  /** Fills the engine; while that fails the database answers, and it is tried again. */
  private async load(): Promise<void> {
    if (!this.caches.wanted || this.stopped) return;
    try {
      const counts = await this.rebuild.all();
      this.state.phase = 'ready';
      this.state.worked();
      if (Object.values(counts).reduce((sum, count) => sum + count, 0) >= many) collectGarbage();
    } catch (error) {
      if (this.stopped) return;
      this.state.failed((error as Error).message);
      this.log.warn(`the search index could not be loaded: ${(error as Error).message}`);
      this.retry = setTimeout(() => void this.reload(), retryMs).unref();
    }
  }
}
