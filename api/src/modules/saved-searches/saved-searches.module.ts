import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { RecentScenarios } from './recent-scenarios.queries.js';
import { SavedSearchCarrier } from './saved-search-carrier.service.js';
import { SavedSearchMatching } from './saved-search-matching.service.js';
import { SavedSearchMessages } from './saved-search-messages.service.js';
import { SavedSearchMuteLinks } from './saved-search-mute-links.service.js';
import { SavedSearchPersonalData } from './saved-search-personal-data.service.js';
import { SavedSearchPreview } from './saved-search-preview.queries.js';
import { SavedSearchRuns } from './saved-search-runs.service.js';
import { SavedSearchTelling } from './saved-search-telling.service.js';
import { SavedSearchesController } from './saved-searches.controller.js';
import { SavedSearchesQueries } from './saved-searches.queries.js';
import { SavedSearchesService } from './saved-searches.service.js';

@Module({
  imports: [IdentityModule, TaxonomyModule, ScenariosModule, NotificationsModule],
  controllers: [SavedSearchesController],
  providers: [
    SavedSearchesService,
    SavedSearchesQueries,
    SavedSearchPreview,
    RecentScenarios,
    SavedSearchMuteLinks,
    SavedSearchRuns,
    SavedSearchCarrier,
    SavedSearchMatching,
    SavedSearchTelling,
    SavedSearchMessages,
    SavedSearchPersonalData,
  ],
})
export class SavedSearchesModule {}
