import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { TaxonomyModule } from '../taxonomy/taxonomy.module.js';
import { ScenarioList } from './list.entity.js';
import { ListsController } from './lists.controller.js';
import { ListsQueries } from './lists.queries.js';
import { ListReads } from './lists.reads.js';
import { ListsService } from './lists.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ScenarioList]), ScenariosModule, TaxonomyModule],
  controllers: [ListsController],
  providers: [ListsService, ListsQueries, ListReads],
  exports: [ListReads],
})
export class ListsModule {}
