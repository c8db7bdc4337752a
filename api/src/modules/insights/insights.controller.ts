import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Public } from '../../platform/http/can.decorator.js';
import { InsightsQueries } from './insights.queries.js';
import { insightsQuery, mutualInsight, type InsightsQuery } from './insights.schemas.js';

@ApiTags('insights')
@Controller('insights')
export class InsightsController {
  constructor(@Inject(InsightsQueries) private readonly queries: InsightsQueries) {}

  @Get('mutual')
  @Public()
  @Answers('双向奔赴率 · The rate of mutual pairings', mutualInsight)
  mutual(@Query({ schema: insightsQuery }) query: InsightsQuery) {
    return this.queries.mutual(query);
  }
}
