import { Module } from '@nestjs/common';
import { CurationModule } from '../curation/curation.module.js';
import { ExposureModule } from '../exposure/exposure.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { PairingsModule } from '../pairings/pairings.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { ExposurePricing } from './exposure-pricing.service.js';
import { PlanApplicationRecords } from './plan-application-records.service.js';
import { PlanApplications } from './plan-applications.service.js';
import { PlanInputs } from './plan-inputs.queries.js';
import { PlanPairOpening } from './plan-pair-opening.service.js';
import { PlanRecords } from './plan-records.service.js';
import { PlanRuns } from './plan-runs.service.js';
import { PlanScopes } from './plan-scope.queries.js';
import { PlansController } from './plans.controller.js';
import { PlansQueries } from './plans.queries.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [
    TaxonomyModule,
    ScenariosModule,
    SuppliersModule,
    ListsModule,
    CurationModule,
    ExposureModule,
    MatchingModule,
    PairingsModule,
  ],
  controllers: [PlansController],
  providers: [
    ExposurePricing,
    PlanScopes,
    PlanInputs,
    PlanRecords,
    PlanRuns,
    PlanApplicationRecords,
    PlanPairOpening,
    PlanApplications,
    PlansQueries,
    PlansService,
  ],
})
export class PlansModule {}
