import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ListCorrections } from './list-corrections.service.js';
import { ListFilesController } from './list-files.controller.js';
import { ListFiles } from './list-files.service.js';
import { ListPublishing } from './list-publishing.service.js';
import { ListSubscriptionsController } from './list-subscriptions.controller.js';
import { ListSubscriptions } from './list-subscriptions.service.js';
import { ListViews } from './list-views.queries.js';
import { ListWrites } from './list-writes.service.js';
import { ScenarioList } from './list.entity.js';
import { ListsController } from './lists.controller.js';
import { ListsQueries } from './lists.queries.js';
import { ListReads } from './lists.reads.js';
import { ListsService } from './lists.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ScenarioList]),
    IdentityModule,
    ScenariosModule,
    TaxonomyModule,
  ],
  controllers: [ListFilesController, ListsController, ListSubscriptionsController],
  providers: [
    ListsService,
    ListPublishing,
    ListCorrections,
    ListSubscriptions,
    ListFiles,
    ListWrites,
    ListViews,
    ListsQueries,
    ListReads,
  ],
  exports: [ListReads],
})
export class ListsModule {}
