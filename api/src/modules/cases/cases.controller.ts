import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Public } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { CasesQueries } from './cases.queries.js';
import { benchmarkCase, casePage, casesQuery, type CasesQuery } from './cases.schemas.js';

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(@Inject(CasesQueries) private readonly queries: CasesQueries) {}

  @Get()
  @Public()
  @Answers('浏览标杆案例 · Browse benchmark cases', casePage)
  list(@Query({ schema: casesQuery }) query: CasesQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Public()
  @Answers('查看标杆案例 · Read a benchmark case', benchmarkCase, { problems: [404] })
  detail(@Param('id', { schema: id }) caseId: string) {
    return this.queries.detail(caseId);
  }
}
