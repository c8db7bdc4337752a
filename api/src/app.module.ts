import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { AwardsModule } from './modules/awards/awards.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { FollowsModule } from './modules/follows/follows.module.js';
import { EvaluationModule } from './modules/evaluation/evaluation.module.js';
import { ExposureModule } from './modules/exposure/exposure.module.js';
import { IntegrityModule } from './modules/integrity/integrity.module.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { CurationModule } from './modules/curation/curation.module.js';
import { CalendarModule } from './modules/calendar/calendar.module.js';
import { BidsModule } from './modules/bids/bids.module.js';
import { CasesModule } from './modules/cases/cases.module.js';
import { DeskModule } from './modules/desk/desk.module.js';
import { InsightsModule } from './modules/insights/insights.module.js';
import { LearningModule } from './modules/learning/learning.module.js';
import { ListsModule } from './modules/lists/lists.module.js';
import { MatchingModule } from './modules/matching/matching.module.js';
import { MeasuresModule } from './modules/measures/measures.module.js';
import { ModelsModule } from './modules/models/models.module.js';
import { NotificationsModule } from './modules/notifications/notifications.module.js';
import { PairingsModule } from './modules/pairings/pairings.module.js';
import { PlansModule } from './modules/plans/plans.module.js';
import { MiningModule } from './modules/mining/mining.module.js';
import { ThesaurusModule } from './modules/thesaurus/thesaurus.module.js';
import { RemindersModule } from './modules/reminders/reminders.module.js';
import { QuestionsModule } from './modules/questions/questions.module.js';
import { SavedSearchesModule } from './modules/saved-searches/saved-searches.module.js';
import { ScenariosModule } from './modules/scenarios/scenarios.module.js';
import { SearchBarModule } from './modules/search/search.module.js';
import { SharingModule } from './modules/sharing/sharing.module.js';
import { ShortlistsModule } from './modules/shortlists/shortlists.module.js';
import { SuggestionsModule } from './modules/suggestions/suggestions.module.js';
import { SuppliersModule } from './modules/suppliers/suppliers.module.js';
import { UptakeModule } from './modules/uptake/uptake.module.js';
import { TaxonomyModule } from './modules/taxonomy/taxonomy.module.js';

/** One line per module; a module registers its own routes, subscribers and search source. */
const modules = [
  IdentityModule,
  TaxonomyModule,
  CalendarModule,
  ScenariosModule,
  SuppliersModule,
  ListsModule,
  CurationModule,
  ThesaurusModule,
  ModelsModule,
  QuestionsModule,
  BidsModule,
  FollowsModule,
  SuggestionsModule,
  ExposureModule,
  MatchingModule,
  PairingsModule,
  EvaluationModule,
  LearningModule,
  ShortlistsModule,
  RemindersModule,
  MiningModule,
  PlansModule,
  UptakeModule,
  AwardsModule,
  CasesModule,
  MeasuresModule,
  InsightsModule,
  SearchBarModule,
  AuditModule,
  DeskModule,
  IntegrityModule,
  NotificationsModule,
  SavedSearchesModule,
  SharingModule,
];

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), ...modules] };
  }
}
