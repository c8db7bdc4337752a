import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { OrganisationDocuments } from './organisation.document.js';
import { SearchCards } from './search-cards.queries.js';
import { SearchWidening } from './search-widening.queries.js';
import { SearchController } from './search.controller.js';
import { SearchQueries } from './search.queries.js';

@Module({
  imports: [IdentityModule, TaxonomyModule, ScenariosModule, SuppliersModule, CasesModule],
  controllers: [SearchController],
  providers: [OrganisationDocuments, SearchCards, SearchWidening, SearchQueries],
})
export class SearchBarModule {}
