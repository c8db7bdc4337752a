import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { CurationController } from './curation.controller.js';
import { CurationQueries } from './curation.queries.js';
import { CurationReads } from './curation.reads.js';
import { CurationService } from './curation.service.js';

@Module({
  imports: [IdentityModule, TaxonomyModule, ScenariosModule, SuppliersModule],
  controllers: [CurationController],
  providers: [CurationService, CurationQueries, CurationReads],
  exports: [CurationReads],
})
export class CurationModule {}
