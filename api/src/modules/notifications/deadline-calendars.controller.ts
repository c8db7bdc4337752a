import { Controller, Delete, Get, Header, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersFile } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { DeadlineCalendars } from './deadline-calendars.service.js';
import { calendarFeed, feedFile } from './notifications.schemas.js';

const calendarType = 'text/calendar; charset=utf-8';

@ApiTags('calendars')
@Controller()
export class DeadlineCalendarsController {
  constructor(@Inject(DeadlineCalendars) private readonly calendars: DeadlineCalendars) {}

  /** The deadline of a scenario, and of its questions, as a calendar file. */
  @Get('scenarios/:id/deadline.ics')
  @Public()
  @Header('Content-Type', calendarType)
  @Header('Content-Disposition', 'attachment; filename="deadline.ics"')
  @AnswersFile('截止时间日历文件 · Calendar file of a deadline', 'text/calendar', {
    problems: [404],
  })
  scenario(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.calendars.ofScenario(scenarioId, actor.language);
  }

  /** The calendar of whoever knows its address. */
  @Get('calendar-feeds/:file')
  @Public()
  @Header('Content-Type', calendarType)
  @Header('Cache-Control', 'private, no-store')
  @AnswersFile('日历订阅文件 · Calendar feed file', 'text/calendar', { problems: [404] })
  feed(@Param('file', { schema: feedFile }) file: string) {
    return this.calendars.ofFeed(file.replace(/\.ics$/, ''));
  }

  @Get('my/calendar-feed')
  @SignedIn()
  @Answers('本人的日历订阅 · Own calendar feed', calendarFeed, { problems: [401] })
  mine(@CurrentActor() actor: Actor) {
    return this.calendars.feed(actor);
  }

  /** A new address, shown once; a former one is revoked by it. */
  @Post('my/calendar-feed')
  @SignedIn()
  @Answers('生成日历订阅地址 · Make a calendar feed', calendarFeed, { problems: [401] })
  make(@CurrentActor() actor: Actor) {
    return this.calendars.make(actor);
  }

  @Delete('my/calendar-feed')
  @SignedIn()
  @Answers('停用日历订阅 · Revoke the calendar feed', calendarFeed, { problems: [401] })
  revoke(@CurrentActor() actor: Actor) {
    return this.calendars.revoke(actor);
  }
}
