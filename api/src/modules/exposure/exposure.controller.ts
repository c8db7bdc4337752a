import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Public } from '../../platform/http/can.decorator.js';
import { ExposureQueries } from './exposure.queries.js';
import { exposureFigures, exposureQuery, type ExposureQuery } from './exposure.schemas.js';

@ApiTags('exposure')
@Controller('exposure')
export class ExposureController {
  constructor(@Inject(ExposureQueries) private readonly queries: ExposureQueries) {}

  /** How attention is spread over suppliers: the same for everybody, groups under five hidden. */
  @Get()
  @Public()
  @Answers('曝光分布 · How exposure is spread', exposureFigures)
  figures(@Query({ schema: exposureQuery }) query: ExposureQuery) {
    return this.queries.figures(query);
  }
}
