import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EmbeddedEngine, MeiliEngine } from '@aism/search';
import { CONFIG, type Config } from '../config.js';
import { Readiness } from '../http/readiness.js';
import { InProcessCaches } from '../in-process-caches.js';
import { EngineState } from './engine-state.js';
import { OwnIndexSync } from './own-index-sync.js';
import { SearchFallback } from './search-fallback.js';
import { SearchHealth } from './search-health.js';
import { SearchRebuild } from './search-rebuild.js';
import { SearchSources } from './search-sources.js';
import { Search, SEARCH_ENGINE } from './search.js';
import { SharedIndexSync } from './shared-index-sync.js';

/** The search engine of this installation, filled from the sources that modules declare. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    {
      provide: SEARCH_ENGINE,
      inject: [CONFIG],
      useFactory: ({ MEILI_URL: url, MEILI_KEY: key, SNAPSHOT_DIR: folder }: Config) =>
        url ? new MeiliEngine({ url, key }) : new EmbeddedEngine({ folder }),
    },
    { provide: EngineState, useFactory: () => new EngineState() },
    SearchSources,
    SearchFallback,
    SearchRebuild,
    SearchHealth,
    SharedIndexSync,
    OwnIndexSync,
    Search,
  ],
  exports: [Search, SearchRebuild, SEARCH_ENGINE],
})
export class SearchModule implements OnModuleInit {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(SearchHealth) private readonly health: SearchHealth,
    @Inject(InProcessCaches) private readonly caches: InProcessCaches,
  ) {}

  onModuleInit(): void {
    this.readiness.register('search', () => (this.caches.wanted ? this.health.part() : 'ready'));
  }
}
