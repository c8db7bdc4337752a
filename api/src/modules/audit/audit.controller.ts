import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersFile } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, Public, definePermission } from '../../platform/http/can.decorator.js';
import { page } from '../../platform/http/pagination.js';
import { AuditQueries } from './audit.queries.js';
import {
  exportQuery,
  loggedEvent,
  logQuery,
  sealedHeads,
  verification,
  type ExportQuery,
  type LogQuery,
} from './audit.schemas.js';
import { csvOf, jsonlOf } from './log-files.js';

const readLog = definePermission('log.read', 'auditor');
const attached = (extension: string) => `attachment; filename="events.${extension}"`;

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(@Inject(AuditQueries) private readonly queries: AuditQueries) {}

  /** The head of the chain of each day that is over. */
  @Get('heads')
  @Public()
  @Answers('每日公布的日志链首 · Heads of the log, published daily', sealedHeads)
  heads() {
    return this.queries.heads();
  }

  /**
   * By scenario, type, time and role. Events of bids that are sealed are shown to nobody, those of a call in which the
   * auditor’s own organisation bids not to them.
   */
  @Get('events')
  @Can(readLog)
  @Answers('查阅事件日志 · Read the event log', page(loggedEvent, 'LoggedEventPage'), {
    problems: [401, 403],
  })
  events(@Query({ schema: logQuery }) query: LogQuery, @CurrentActor() actor: Actor) {
    return this.queries.events(query, actor);
  }

  /** The same events, oldest first, streamed. */
  @Get('events.csv')
  @Can(readLog)
  @AnswersFile('导出事件日志（CSV） · Export the event log as CSV', 'text/csv', {
    problems: [401, 403],
  })
  csv(@Query({ schema: exportQuery }) query: ExportQuery, @CurrentActor() actor: Actor) {
    const lines = csvOf(this.queries.stream(query, actor));
    return new StreamableFile(lines, {
      ...{ type: 'text/csv; charset=utf-8', disposition: attached('csv') },
    });
  }

  @Get('events.jsonl')
  @Can(readLog)
  @AnswersFile(
    '导出事件日志（JSON Lines） · Export the event log as JSON Lines',
    'application/jsonl',
    { problems: [401, 403] },
  )
  jsonl(@Query({ schema: exportQuery }) query: ExportQuery, @CurrentActor() actor: Actor) {
    const lines = jsonlOf(this.queries.stream(query, actor));
    return new StreamableFile(lines, {
      ...{ type: 'application/jsonl; charset=utf-8', disposition: attached('jsonl') },
    });
  }

  /** Recomputes the chain over the whole log. */
  @Get('verification')
  @Can(readLog)
  @Answers('验证日志链 · Verify the chain of the log', verification, { problems: [401, 403] })
  verify() {
    return this.queries.verify();
  }
}
