import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { HoldsService } from './holds.service.js';
import { FlagsService } from './flags.service.js';
import { IntegrityQueries } from './integrity.queries.js';
import {
  decideFlag,
  flagPage,
  flagQuery,
  flagView,
  holdPage,
  holdQuery,
  holdView,
  liftHold,
  placeHold,
  type DecideFlag,
  type FlagQuery,
  type HoldQuery,
  type LiftHold,
  type PlaceHold,
} from './integrity.schemas.js';

const watch = definePermission('integrity.watch', 'auditor');
const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

/** The auditor's desk: red flags with their figures, and holds that freeze named steps. */
@ApiTags('integrity')
@Controller('integrity')
export class IntegrityController {
  constructor(
    @Inject(FlagsService) private readonly flags: FlagsService,
    @Inject(HoldsService) private readonly holds: HoldsService,
    @Inject(IntegrityQueries) private readonly queries: IntegrityQueries,
  ) {}

  /** Open ones first, the newest first; none of a call that an organisation of the reader publishes or bids in. */
  @Get('flags')
  @Can(watch)
  @Answers('廉洁线索 · Integrity flags', flagPage, { problems: [401, 403] })
  list(@Query({ schema: flagQuery }) query: FlagQuery, @CurrentActor() actor: Actor) {
    return this.queries.flags(query, actor);
  }

  @Post('flags/:id/decisions')
  @Can(watch)
  @Answers('处理线索 · Decide a flag', flagView, refusals)
  decide(
    @Param('id', { schema: id }) flagId: string,
    @Body({ schema: decideFlag }) body: DecideFlag,
    @CurrentActor() actor: Actor,
  ) {
    return this.flags.decide(actor, flagId, body);
  }

  @Get('holds')
  @Can(watch)
  @Answers('暂停的步骤 · Steps on hold', holdPage, { problems: [401, 403] })
  held(@Query({ schema: holdQuery }) query: HoldQuery, @CurrentActor() actor: Actor) {
    return this.queries.holds(query, actor);
  }

  /** Freezes named steps of one scenario; waits for one that is just being taken. */
  @Post('holds')
  @Can(watch)
  @Answers('暂停步骤 · Place a hold', holdView, refusals)
  place(@Body({ schema: placeHold }) body: PlaceHold, @CurrentActor() actor: Actor) {
    return this.holds.place(actor, body);
  }

  @Post('holds/:id/liftings')
  @Can(watch)
  @Answers('解除暂停 · Lift a hold', holdView, refusals)
  lift(
    @Param('id', { schema: id }) holdId: string,
    @Body({ schema: liftHold }) body: LiftHold,
    @CurrentActor() actor: Actor,
  ) {
    return this.holds.lift(actor, holdId, body);
  }
}
