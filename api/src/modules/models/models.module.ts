import { Module } from '@nestjs/common';
import { ModelsController } from './models.controller.js';
import { ModelsQueries } from './models.queries.js';
import { ModelReads, ModelStore } from './models.reads.js';
import { ModelsService } from './models.service.js';

@Module({
  controllers: [ModelsController],
  providers: [
    ModelReads,
    ModelsQueries,
    ModelsService,
    { provide: ModelStore, useExisting: ModelsService },
  ],
  exports: [ModelReads, ModelStore],
})
export class ModelsModule {}
