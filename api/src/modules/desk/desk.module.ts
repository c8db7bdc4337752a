import { Module } from '@nestjs/common';
import { CurationModule } from '../curation/curation.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { CandidateRows } from './candidate-rows.queries.js';
import { CandidatesQueries } from './candidates.queries.js';
import { DeskController } from './desk.controller.js';
import { FiguresQueries } from './figures.queries.js';
import { WorklistQueries } from './worklist.queries.js';

@Module({
  imports: [
    IdentityModule,
    TaxonomyModule,
    ScenariosModule,
    SuppliersModule,
    CurationModule,
    MatchingModule,
  ],
  controllers: [DeskController],
  providers: [CandidatesQueries, CandidateRows, WorklistQueries, FiguresQueries],
})
export class DeskModule {}
