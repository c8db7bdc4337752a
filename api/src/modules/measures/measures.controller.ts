import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Public } from '../../platform/http/can.decorator.js';
import { MeasuresQueries } from './measures.queries.js';
import { measures } from './measures.schemas.js';

@ApiTags('measures')
@Controller('measures')
export class MeasuresController {
  constructor(@Inject(MeasuresQueries) private readonly queries: MeasuresQueries) {}

  @Get()
  @Public()
  @Answers('十六条政策措施 · The sixteen policy measures', measures)
  list() {
    return this.queries.list();
  }
}
