import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  SignedIn,
  definePermission,
} from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { reviewWorkload, scenarioDetail } from './scenario-answers.schemas.js';
import { ScenarioDesks } from './scenario-desks.service.js';
import { ScenarioReviewsService } from './scenario-reviews.service.js';
import { ScenarioSchedule } from './scenario-schedule.service.js';
import { ScenarioSignoffs } from './scenario-signoffs.service.js';
import {
  assignDesks,
  handOnReview,
  ownReview,
  reviewerDesks,
  scheduleScenario,
  signOffScenario,
  type AssignDesks,
  type HandOnReview,
  type OwnReview,
  type ScheduleScenario,
  type SignOffScenario,
} from './scenarios.schemas.js';

const arrangeReviews = definePermission('scenario.arrange-reviews', 'reviewer');
const seatReviewers = definePermission('scenario.seat-reviewers', 'admin');
const refusals = { status: 201, problems: [401, 403, 404, 409, 412, 422] as const };

/** How a review is done: the organisation's own step, confidentiality, desks, claims and the time of opening. */
@ApiTags('scenarios')
@Controller()
export class ScenarioReviewController {
  constructor(
    @Inject(ScenarioReviewsService) private readonly reviews: ScenarioReviewsService,
    @Inject(ScenarioSignoffs) private readonly signoffs: ScenarioSignoffs,
    @Inject(ScenarioSchedule) private readonly schedule: ScenarioSchedule,
    @Inject(ScenarioDesks) private readonly desks: ScenarioDesks,
  ) {}

  /** What waits at each desk and is overdue. */
  @Get('reviews/workload')
  @Can(arrangeReviews)
  @Answers('审核工作量 · Workload of the review desks', reviewWorkload, { problems: [401, 403] })
  workload() {
    return this.desks.workload();
  }

  /** At which desks the reader sits; none is all of them. */
  @Get('reviews/my-desks')
  @Can(arrangeReviews)
  @Answers('本人的审核席位 · Own review desks', reviewerDesks, { problems: [401, 403] })
  myDesks(@CurrentActor() actor: Actor) {
    return this.desks.desksOf(actor.userId);
  }

  @Get('users/:id/review-desks')
  @Can(seatReviewers)
  @Answers('某人的审核席位 · Review desks of a person', reviewerDesks, { problems: [401, 403] })
  desksOf(@Param('id', { schema: id }) userId: string) {
    return this.desks.desksOf(userId);
  }

  @Put('users/:id/review-desks')
  @Can(seatReviewers)
  @Answers('安排审核席位 · Seat a reviewer', reviewerDesks, { problems: [401, 403, 404] })
  seat(
    @Param('id', { schema: id }) userId: string,
    @Body({ schema: assignDesks }) body: AssignDesks,
    @CurrentActor() actor: Actor,
  ) {
    return this.desks.assign(userId, body.desks, actor);
  }

  /**
   * The named confidentiality review of exactly one text: the present one, or of an open call the changes that
   * are to come. Government publishers need it before anything becomes public. Needs If-Match.
   */
  @Post('scenarios/:id/signoffs')
  @SignedIn()
  @Answers('保密审查 · Sign off confidentiality', scenarioDetail, {
    ...refusals,
    problems: [...refusals.problems, 428],
  })
  signOff(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: signOffScenario }) body: SignOffScenario,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.signoffs.signOff(scenarioId, body, version, actor);
  }

  /** The organisation's own step, by one of its owners: signed on to the platform, or returned. Needs If-Match. */
  @Post('scenarios/:id/own-reviews')
  @SignedIn()
  @Answers('本机构审签 · The organisation’s own review', scenarioDetail, {
    ...refusals,
    problems: [...refusals.problems, 428],
  })
  ownReview(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: ownReview }) body: OwnReview,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.reviews.ownReview(scenarioId, body, version, actor);
  }

  /** Takes a submitted scenario back to go on writing; a reviewer who had it open is told by the version. */
  @Post('scenarios/:id/recalls')
  @SignedIn()
  @Answers('撤回送审 · Recall a submission', scenarioDetail, refusals)
  recall(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.reviews.recall(scenarioId, actor);
  }

  /** Lets an approved scenario open by itself at a set time before its deadline. */
  @Post('scenarios/:id/schedules')
  @SignedIn()
  @Answers('定时发布 · Schedule a publication', scenarioDetail, refusals)
  setTime(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: scheduleScenario }) body: ScheduleScenario,
    @CurrentActor() actor: Actor,
  ) {
    return this.schedule.schedule(scenarioId, body, actor);
  }

  @Delete('scenarios/:id/schedule')
  @SignedIn()
  @Answers('取消定时发布 · Cancel a scheduled publication', scenarioDetail, {
    problems: [401, 403, 404, 409],
  })
  unsetTime(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.schedule.unschedule(scenarioId, actor);
  }

  @Put('scenarios/:id/review-claim')
  @Can(arrangeReviews)
  @Answers('领取审核 · Take a review', scenarioDetail, { problems: [401, 403, 404, 409] })
  claim(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.desks.claim(scenarioId, true, actor);
  }

  @Delete('scenarios/:id/review-claim')
  @Can(arrangeReviews)
  @Answers('放回审核 · Put a review back', scenarioDetail, { problems: [401, 403, 404, 409] })
  release(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.desks.claim(scenarioId, false, actor);
  }

  @Put('scenarios/:id/review-desk')
  @Can(arrangeReviews)
  @Answers('转交其他审核席位 · Hand a review to another desk', scenarioDetail, {
    problems: [401, 403, 404, 409],
  })
  handOn(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: handOnReview }) body: HandOnReview,
    @CurrentActor() actor: Actor,
  ) {
    return this.desks.handOn(scenarioId, body.desk, actor);
  }
}
