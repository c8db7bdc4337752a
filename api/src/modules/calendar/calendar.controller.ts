import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, Public, definePermission } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import {
  enterWorkingYear,
  workingYear,
  workingYearNumber,
  workingYears,
  type EnterWorkingYear,
} from './calendar.schemas.js';
import { CalendarService } from './calendar.service.js';

const enterYears = definePermission('calendar.enter', 'admin');

@ApiTags('calendar')
@Controller('working-years')
export class CalendarController {
  constructor(@Inject(CalendarService) private readonly calendar: CalendarService) {}

  /** Days off and make-up days by year, each with its official notice; years still unknown are named. */
  @Get()
  @Public()
  @Answers('已公布的工作日年份 · Years whose working days are known', workingYears)
  years(@CurrentActor() actor: Actor) {
    return this.calendar.years(actor);
  }

  /** Enters a year from its official notice; a correction needs If-Match. */
  @Put(':year')
  @Can(enterYears)
  @Answers('录入一年的工作日安排 · Enter the working days of a year', workingYear, {
    problems: [401, 403, 409, 412, 428],
  })
  enter(
    @Param('year', { schema: workingYearNumber }) year: number,
    @Body({ schema: enterWorkingYear }) body: EnterWorkingYear,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.calendar.enter(year, body, version, actor);
  }
}
