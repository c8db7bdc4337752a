import { Module } from '@nestjs/common';
import { BidsModule } from '../bids/bids.module.js';
import { CurationModule } from '../curation/curation.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ModelsModule } from '../models/models.module.js';
import { ExposureModule } from '../exposure/exposure.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { ThesaurusModule } from '../thesaurus/thesaurus.module.js';
import { CandidateIndex } from './candidate-index.service.js';
import { CandidateSources } from './candidate-sources.queries.js';
import { EmbeddingChannel } from './embedding-channel.service.js';
import { Embeddings } from './embeddings.service.js';
import { MatchAsking } from './match-asking.queries.js';
import { MatchRecords } from './match-records.queries.js';
import { MatchRecordsService } from './match-records.service.js';
import { MatchRows } from './match-rows.queries.js';
import { MatchScores } from './match-scores.reads.js';
import { MatchSettings } from './match-settings.reads.js';
import { MatchShowings } from './match-showings.service.js';
import { MatchSnapshots } from './match-snapshots.service.js';
import { MatchPairs } from './match-pairs.reads.js';
import { MatchesQueries } from './matches.queries.js';
import { MatchingCache } from './matching-cache.service.js';
import { MatchingController } from './matching.controller.js';
import { MatchingReads } from './matching.reads.js';
import { PartnerAsking } from './partner-asking.queries.js';
import { PartnersController } from './partners.controller.js';
import { PartnersQueries } from './partners.queries.js';
import { SpaceFitter } from './space-fitter.service.js';

@Module({
  imports: [
    BidsModule,
    IdentityModule,
    ModelsModule,
    TaxonomyModule,
    ThesaurusModule,
    CurationModule,
    ExposureModule,
    ScenariosModule,
    SuppliersModule,
  ],
  controllers: [MatchingController, PartnersController],
  providers: [
    MatchingCache,
    MatchAsking,
    CandidateIndex,
    CandidateSources,
    EmbeddingChannel,
    Embeddings,
    MatchesQueries,
    MatchingReads,
    MatchPairs,
    MatchScores,
    MatchSettings,
    MatchShowings,
    MatchRecords,
    MatchRecordsService,
    MatchRows,
    MatchSnapshots,
    PartnerAsking,
    PartnersQueries,
    SpaceFitter,
  ],
  exports: [MatchingReads, MatchPairs, MatchScores],
})
export class MatchingModule {}
