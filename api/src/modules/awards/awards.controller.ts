import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { AwardCompletions } from './award-completions.service.js';
import { AwardsQueries } from './awards.queries.js';
import {
  answerObjection,
  awardDesk,
  fileObjection,
  proposeAward,
  scenarioResult,
  type AnswerObjection,
  type FileObjection,
  type ProposeAward,
} from './awards.schemas.js';
import { AwardsService } from './awards.service.js';
import { ObjectionsService } from './objections.service.js';
import { UnansweredCalls } from './unanswered-calls.service.js';

const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

/** From the ranking to the result: proposed, standing still, objected to, final. */
@ApiTags('awards')
@Controller()
export class AwardsController {
  constructor(
    @Inject(AwardsService) private readonly awards: AwardsService,
    @Inject(AwardCompletions) private readonly completions: AwardCompletions,
    @Inject(ObjectionsService) private readonly objections: ObjectionsService,
    @Inject(UnansweredCalls) private readonly unanswered: UnansweredCalls,
    @Inject(AwardsQueries) private readonly queries: AwardsQueries,
  ) {}

  /** What everybody may know of the result: the chosen by name, all scores without names, objections by their codes. */
  @Get('scenarios/:id/result')
  @Public()
  @Answers('场景的结果 · Result of a scenario', scenarioResult, { problems: [404] })
  result(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.result(actor, scenarioId);
  }

  /** For the publisher, reviewers and auditors. */
  @Get('scenarios/:id/award-desk')
  @SignedIn()
  @Answers('发布方的结果工作台 · The publisher’s desk for the result', awardDesk, {
    problems: [401, 404],
  })
  desk(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.desk(actor, scenarioId);
  }

  /** Announces a decision; it follows the ranking and stands still from now on. */
  @Post('scenarios/:id/awards')
  @SignedIn()
  @Answers('公示拟定结果 · Propose a result', scenarioResult, refusals)
  async propose(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: proposeAward }) body: ProposeAward,
    @CurrentActor() actor: Actor,
  ) {
    await this.awards.propose(actor, scenarioId, body);
    return this.queries.result(actor, scenarioId);
  }

  /** Makes the standing decision final, with the feedback to every valid bidder. */
  @Post('scenarios/:id/award-completions')
  @SignedIn()
  @Answers('确定结果 · Make a result final', scenarioResult, refusals)
  async complete(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    await this.completions.complete(actor, scenarioId);
    return this.queries.result(actor, scenarioId);
  }

  /** Nobody had answered by the deadline: the call ends, with its coded public reason. */
  @Post('scenarios/:id/no-responses')
  @SignedIn()
  @Answers('记录无人应答 · Record that nobody bid', scenarioResult, refusals)
  async noResponse(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    await this.unanswered.noResponse(actor, scenarioId);
    return this.queries.result(actor, scenarioId);
  }

  /** By an organisation that bid, within the standstill; it suspends the award until it is answered. */
  @Post('scenarios/:id/objections')
  @SignedIn()
  @Answers('提出异议 · File an objection', scenarioResult, refusals)
  async object(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: fileObjection }) body: FileObjection,
    @CurrentActor() actor: Actor,
  ) {
    await this.objections.file(actor, scenarioId, body);
    return this.queries.result(actor, scenarioId);
  }

  @Post('objections/:id/answers')
  @SignedIn()
  @Answers('答复异议 · Answer an objection', scenarioResult, refusals)
  async answer(
    @Param('id', { schema: id }) objectionId: string,
    @Body({ schema: answerObjection }) body: AnswerObjection,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.result(actor, await this.objections.answer(actor, objectionId, body));
  }

  @Post('objections/:id/withdrawals')
  @SignedIn()
  @Answers('撤回异议 · Withdraw an objection', scenarioResult, refusals)
  async withdraw(@Param('id', { schema: id }) objectionId: string, @CurrentActor() actor: Actor) {
    return this.queries.result(actor, await this.objections.withdraw(actor, objectionId));
  }
}
