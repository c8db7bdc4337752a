import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { removalPage } from './capability-answers.schemas.js';
import { RemovalsService } from './removals.service.js';
import {
  decideRemoval,
  removalsQuery,
  type DecideRemoval,
  type RemovalsQuery,
} from './suppliers.schemas.js';

const decideRemovals = definePermission('removal.decide', 'reviewer');

@ApiTags('evidence')
@Controller('removal-requests')
export class RemovalsController {
  constructor(@Inject(RemovalsService) private readonly removals: RemovalsService) {}

  @Get()
  @Can(decideRemovals)
  @Answers('移除申请 · Removal requests', removalPage, { problems: [401, 403] })
  list(@Query({ schema: removalsQuery }) query: RemovalsQuery) {
    return this.removals.list(query);
  }

  @Post(':id/decisions')
  @Can(decideRemovals)
  @AnswersNothing('决定移除申请 · Decide a removal request', { problems: [401, 403, 404, 409] })
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) removal: string,
    @Body({ schema: decideRemoval }) body: DecideRemoval,
  ) {
    return this.removals.decide(actor, removal, body);
  }
}
