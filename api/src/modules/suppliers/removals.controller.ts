import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { removalPage } from './capability-answers.schemas.js';
import { RemovalsService } from './removals.service.js';
import { decideRemoval, type DecideRemoval } from './suppliers.schemas.js';

const decideRemovals = definePermission('removal.decide', 'reviewer');

@ApiTags('evidence')
@Controller('removal-requests')
export class RemovalsController {
  constructor(@Inject(RemovalsService) private readonly removals: RemovalsService) {}

  @Get()
  @Can(decideRemovals)
  @Answers(removalPage, { problems: [401, 403] })
  list() {
    return this.removals.list();
  }

  @Post(':id/decisions')
  @Can(decideRemovals)
  @AnswersNothing({ problems: [401, 403, 404, 409] })
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) removal: string,
    @Body({ schema: decideRemoval }) body: DecideRemoval,
  ) {
    return this.removals.decide(actor, removal, body);
  }
}
