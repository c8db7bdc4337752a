import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { CapabilitiesController } from './capabilities.controller.js';
import { CapabilitiesQueries } from './capabilities.queries.js';
import { CapabilitiesService } from './capabilities.service.js';
import { CapabilityDocuments } from './capability.document.js';
import { CapabilityImportsService } from './capability-imports.service.js';
import { Capability } from './capability.entity.js';
import { ClaimsService } from './claims.service.js';
import { EvidenceFilesController } from './evidence-files.controller.js';
import { EvidenceFilesService } from './evidence-files.service.js';
import { EvidencePersonalData } from './evidence-personal-data.service.js';
import { EvidenceController } from './evidence.controller.js';
import { Evidence } from './evidence.entity.js';
import { EvidenceQueries } from './evidence.queries.js';
import { EvidenceService } from './evidence.service.js';
import { RemovalsController } from './removals.controller.js';
import { RemovalsService } from './removals.service.js';
import { SupplierMarketReads } from './supplier-market.reads.js';
import { SupplierProfileReads } from './supplier-profiles.reads.js';
import { SupplierReads } from './suppliers.reads.js';

@Module({
  imports: [TypeOrmModule.forFeature([Capability, Evidence]), IdentityModule, TaxonomyModule],
  controllers: [
    CapabilitiesController,
    EvidenceController,
    EvidenceFilesController,
    RemovalsController,
  ],
  providers: [
    CapabilitiesService,
    CapabilitiesQueries,
    EvidenceService,
    EvidenceQueries,
    EvidenceFilesService,
    EvidencePersonalData,
    ClaimsService,
    RemovalsService,
    CapabilityImportsService,
    SupplierReads,
    SupplierProfileReads,
    SupplierMarketReads,
    CapabilityDocuments,
  ],
  exports: [SupplierReads, SupplierProfileReads, SupplierMarketReads],
})
export class SuppliersModule {}
