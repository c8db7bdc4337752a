import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { CapabilitiesController } from './capabilities.controller.js';
import { CapabilitiesQueries } from './capabilities.queries.js';
import { CapabilitiesService } from './capabilities.service.js';
import { CapabilityDocuments } from './capability.document.js';
import { CapabilityImportsService } from './capability-imports.service.js';
import { Capability } from './capability.entity.js';
import { ClaimsService } from './claims.service.js';
import { EvidenceController } from './evidence.controller.js';
import { Evidence } from './evidence.entity.js';
import { EvidenceService } from './evidence.service.js';
import { RemovalsController } from './removals.controller.js';
import { RemovalsService } from './removals.service.js';
import { SupplierProfileReads } from './supplier-profiles.reads.js';
import { SupplierReads } from './suppliers.reads.js';

@Module({
  imports: [TypeOrmModule.forFeature([Capability, Evidence]), TaxonomyModule],
  controllers: [CapabilitiesController, EvidenceController, RemovalsController],
  providers: [
    CapabilitiesService,
    CapabilitiesQueries,
    EvidenceService,
    ClaimsService,
    RemovalsService,
    CapabilityImportsService,
    SupplierReads,
    SupplierProfileReads,
    CapabilityDocuments,
  ],
  exports: [SupplierReads, SupplierProfileReads],
})
export class SuppliersModule {}
