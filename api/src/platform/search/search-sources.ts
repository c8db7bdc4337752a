import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { IndexName } from '@aism/search';
import { searchSourceKey, type SearchSource } from './search-source.js';

/** All search sources of the modules. */
@Injectable()
export class SearchSources implements OnModuleInit {
  private readonly sources = new Map<IndexName, SearchSource>();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const { constructor } = instance as { constructor: unknown };
      if (typeof constructor !== 'function') continue;
      if (this.reflector.get<boolean | undefined>(searchSourceKey, constructor))
        this.register(instance as SearchSource);
    }
  }

  all(): readonly SearchSource[] {
    return [...this.sources.values()];
  }

  of(index: IndexName): SearchSource | undefined {
    return this.sources.get(index);
  }

  private register(source: SearchSource): void {
    const known = this.sources.get(source.index);
    if (known === source) return; // one instance under two tokens
    if (known) throw new Error(`two search sources for ${source.index}`);
    this.sources.set(source.index, source);
  }
}
