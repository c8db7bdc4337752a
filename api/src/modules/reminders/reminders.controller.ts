import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import { RemindersQueries } from './reminders.queries.js';
import {
  changeInterval,
  intervals,
  intervalState,
  type ChangeInterval,
} from './reminders.schemas.js';
import { RemindersService } from './reminders.service.js';

const see = definePermission('interval.see', 'matchmaker', 'admin');
const change = definePermission('interval.change', 'admin');

@ApiTags('reminders')
@Controller('reminders')
export class RemindersController {
  constructor(
    @Inject(RemindersService) private readonly reminders: RemindersService,
    @Inject(RemindersQueries) private readonly queries: RemindersQueries,
  ) {}

  /** After how many days each state of a pairing is chased. */
  @Get('intervals')
  @Can(see)
  @Answers('催办间隔 · Reminder intervals', intervals, { problems: [401, 403] })
  intervals(@CurrentActor() actor: Actor) {
    return this.queries.intervals(actor);
  }

  @Put('intervals/:state')
  @Can(change)
  @Answers('修改催办间隔 · Change a reminder interval', intervals, { problems: [401, 403, 404] })
  async change(
    @CurrentActor() actor: Actor,
    @Param('state', { schema: intervalState }) state: string,
    @Body({ schema: changeInterval }) body: ChangeInterval,
  ) {
    await this.reminders.change(actor, state, body.days);
    return this.queries.intervals(actor);
  }
}
