import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarModule } from '../calendar/calendar.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { ScenarioContactsService } from './scenario-contacts.service.js';
import { ScenarioDocuments } from './scenario.document.js';
import { Scenario } from './scenario.entity.js';
import { ScenarioDuplicatesQueries } from './scenario-duplicates.queries.js';
import { ScenarioImportsService } from './scenario-imports.service.js';
import { ScenarioGates } from './scenario-gates.reads.js';
import { ScenarioProcessController } from './scenario-process.controller.js';
import { ScenarioDesks } from './scenario-desks.service.js';
import { ScenarioReviewController } from './scenario-review.controller.js';
import { ScenarioOutcomesService } from './scenario-outcomes.service.js';
import { ScenarioSchedule } from './scenario-schedule.service.js';
import { ScenarioSignoffs } from './scenario-signoffs.service.js';
import { ScenarioReviewsService } from './scenario-reviews.service.js';
import { ScenarioVersionsQueries } from './scenario-versions.queries.js';
import { ScenarioWrites } from './scenario-writes.service.js';
import { ScenariosController } from './scenarios.controller.js';
import { ScenariosQueries } from './scenarios.queries.js';
import {
  ScenarioAmending,
  ScenarioNotices,
  ScenarioOutcomes,
  ScenarioPublishing,
  ScenarioReads,
} from './scenarios.reads.js';
import { ScenariosService } from './scenarios.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Scenario]), CalendarModule, TaxonomyModule],
  controllers: [ScenariosController, ScenarioProcessController, ScenarioReviewController],
  providers: [
    ScenariosService,
    ScenarioReviewsService,
    ScenarioSchedule,
    ScenarioOutcomesService,
    ScenarioSignoffs,
    ScenarioDesks,
    ScenarioImportsService,
    ScenarioContactsService,
    ScenarioWrites,
    ScenariosQueries,
    ScenarioVersionsQueries,
    ScenarioDuplicatesQueries,
    ScenarioReads,
    ScenarioGates,
    ScenarioDocuments,
    { provide: ScenarioPublishing, useExisting: ScenarioReviewsService },
    { provide: ScenarioAmending, useExisting: ScenariosService },
    { provide: ScenarioOutcomes, useExisting: ScenarioOutcomesService },
    { provide: ScenarioNotices, useExisting: ScenarioVersionsQueries },
  ],
  exports: [
    ScenarioReads,
    ScenarioGates,
    ScenarioPublishing,
    ScenarioAmending,
    ScenarioNotices,
    ScenarioOutcomes,
    ScenarioDocuments,
  ],
})
export class ScenariosModule {}
