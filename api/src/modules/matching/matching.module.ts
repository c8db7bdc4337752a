import { Module } from '@nestjs/common';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { MatchesQueries } from './matches.queries.js';
import { MatchingCache } from './matching-cache.service.js';
import { MatchingController } from './matching.controller.js';

@Module({
  imports: [TaxonomyModule, ScenariosModule, SuppliersModule],
  controllers: [MatchingController],
  providers: [MatchingCache, MatchesQueries],
})
export class MatchingModule {}
