import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { ScenarioContactsService } from './scenario-contacts.service.js';
import { ScenarioDocuments } from './scenario.document.js';
import { Scenario } from './scenario.entity.js';
import { ScenarioDuplicatesQueries } from './scenario-duplicates.queries.js';
import { ScenarioImportsService } from './scenario-imports.service.js';
import { ScenarioProcessController } from './scenario-process.controller.js';
import { ScenarioReviewsService } from './scenario-reviews.service.js';
import { ScenarioVersionsQueries } from './scenario-versions.queries.js';
import { ScenarioWrites } from './scenario-writes.service.js';
import { ScenariosController } from './scenarios.controller.js';
import { ScenariosQueries } from './scenarios.queries.js';
import { ScenarioPublishing, ScenarioReads } from './scenarios.reads.js';
import { ScenariosService } from './scenarios.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Scenario]), TaxonomyModule],
  controllers: [ScenariosController, ScenarioProcessController],
  providers: [
    ScenariosService,
    ScenarioReviewsService,
    ScenarioImportsService,
    ScenarioContactsService,
    ScenarioWrites,
    ScenariosQueries,
    ScenarioVersionsQueries,
    ScenarioDuplicatesQueries,
    ScenarioReads,
    ScenarioDocuments,
    { provide: ScenarioPublishing, useExisting: ScenarioReviewsService },
  ],
  exports: [ScenarioReads, ScenarioPublishing, ScenarioDocuments],
})
export class ScenariosModule {}
