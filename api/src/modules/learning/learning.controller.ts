import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can } from '../../platform/http/can.decorator.js';
import { readLearning } from './learning.permissions.js';
import { learningQuery, learningState, type LearningQuery } from './learning.schemas.js';
import { ObservationsQueries } from './observations.queries.js';

/** How much there is to learn from. */
@ApiTags('models')
@Controller('learning')
export class LearningController {
  constructor(@Inject(ObservationsQueries) private readonly queries: ObservationsQueries) {}

  @Get()
  @Can(readLearning)
  @Answers('排序学习的现状 · State of learning to rank', learningState, { problems: [401, 403] })
  state(@Query({ schema: learningQuery }) { world }: LearningQuery) {
    return this.queries.state(world);
  }
}
