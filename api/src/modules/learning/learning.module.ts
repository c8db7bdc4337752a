import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/matching.module.js';
import { ModelsModule } from '../models/models.module.js';
import { LearningController } from './learning.controller.js';
import { Learner } from './learner.service.js';
import { ObservationsQueries } from './observations.queries.js';
import { ObservationsService } from './observations.service.js';

@Module({
  imports: [ModelsModule, MatchingModule],
  controllers: [LearningController],
  providers: [Learner, ObservationsService, ObservationsQueries],
})
export class LearningModule {}
