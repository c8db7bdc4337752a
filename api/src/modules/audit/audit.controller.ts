import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, Public, definePermission } from '../../platform/http/can.decorator.js';
import { page } from '../../platform/http/pagination.js';
import { AuditQueries } from './audit.queries.js';
import { loggedEvent, logQuery, sealedHeads, type LogQuery } from './audit.schemas.js';

const readLog = definePermission('log.read', 'auditor');

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(@Inject(AuditQueries) private readonly queries: AuditQueries) {}

  @Get('heads')
  @Public()
  @Answers(sealedHeads)
  heads() {
    return this.queries.heads();
  }

  @Get('events')
  @Can(readLog)
  @Answers(page(loggedEvent, 'LoggedEventPage'), { problems: [401, 403] })
  events(@Query({ schema: logQuery }) query: LogQuery) {
    return this.queries.events(query);
  }
}
