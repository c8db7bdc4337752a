import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { CasesModule } from './modules/cases/cases.module.js';
import { InsightsModule } from './modules/insights/insights.module.js';
import { ListsModule } from './modules/lists/lists.module.js';
import { MatchingModule } from './modules/matching/matching.module.js';
import { MeasuresModule } from './modules/measures/measures.module.js';
import { PairingsModule } from './modules/pairings/pairings.module.js';
import { ScenariosModule } from './modules/scenarios/scenarios.module.js';
import { SearchBarModule } from './modules/search/search.module.js';
import { SuppliersModule } from './modules/suppliers/suppliers.module.js';
import { TaxonomyModule } from './modules/taxonomy/taxonomy.module.js';

/** One line per module; a module registers its own routes, subscribers and search source. */
const modules = [
  IdentityModule,
  TaxonomyModule,
  ScenariosModule,
  SuppliersModule,
  ListsModule,
  MatchingModule,
  PairingsModule,
  CasesModule,
  MeasuresModule,
  InsightsModule,
  SearchBarModule,
  AuditModule,
];

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), ...modules] };
  }
}
