import { Module } from '@nestjs/common';
import { CurationModule } from '../curation/curation.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { PairingsModule } from '../pairings/pairings.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { ShortlistAnswers } from './shortlist-answers.service.js';
import { ShortlistDrafts } from './shortlist-drafts.service.js';
import { ShortlistMails } from './shortlist-mails.service.js';
import { ShortlistPersonalData } from './shortlist-personal-data.service.js';
import { ShortlistRows } from './shortlist-rows.queries.js';
import { ShortlistsController } from './shortlists.controller.js';
import { ShortlistsQueries } from './shortlists.queries.js';
import { ShortlistsService } from './shortlists.service.js';

@Module({
  imports: [
    IdentityModule,
    TaxonomyModule,
    ScenariosModule,
    SuppliersModule,
    CurationModule,
    MatchingModule,
    PairingsModule,
  ],
  controllers: [ShortlistsController],
  providers: [
    ShortlistDrafts,
    ShortlistsService,
    ShortlistAnswers,
    ShortlistsQueries,
    ShortlistRows,
    ShortlistMails,
    ShortlistPersonalData,
  ],
})
export class ShortlistsModule {}
