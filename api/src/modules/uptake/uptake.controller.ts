import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { UptakeQueries } from './uptake.queries.js';
import { uptake, whyNot, whyNotInput, type WhyNotInput } from './uptake.schemas.js';
import { UptakeService } from './uptake.service.js';

@ApiTags('uptake')
@Controller('scenarios/:id')
export class UptakeController {
  constructor(
    @Inject(UptakeService) private readonly service: UptakeService,
    @Inject(UptakeQueries) private readonly queries: UptakeQueries,
  ) {}

  /** Counts one look at the public page, once for a network and hour; who looked is not kept. */
  @Post('views')
  @Public()
  @AnswersNothing('计一次浏览 · Count a view', { problems: [404] })
  view(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.service.view(scenarioId, actor);
  }

  /** Views, follows and interest against similar calls, early warnings, and why invited suppliers do not answer. */
  @Get('uptake')
  @SignedIn()
  @Answers('场景的关注与应答概况 · Uptake of a scenario', uptake, { problems: [401, 404] })
  uptake(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.of(scenarioId, actor);
  }

  @Get('why-not')
  @SignedIn()
  @Answers('本机构不应答的原因 · Own reason for not answering', whyNot, { problems: [401] })
  whyNot(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.whyNot(scenarioId, actor);
  }

  /** One tap of an invited supplier; the publisher sees reasons in sum only. */
  @Put('why-not')
  @SignedIn()
  @Answers('说明为何不应答 · Say why one does not answer', whyNot, { problems: [401, 403] })
  sayWhyNot(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: whyNotInput }) body: WhyNotInput,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.sayWhyNot(scenarioId, body, actor);
  }
}
