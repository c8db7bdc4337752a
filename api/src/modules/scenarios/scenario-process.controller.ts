import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  Public,
  SignedIn,
  definePermission,
} from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import {
  changeNotice,
  scenarioDetail,
  scenarioDiff,
  scenarioVersion,
  versionPage,
} from './scenario-answers.schemas.js';
import { ScenarioReviewsService } from './scenario-reviews.service.js';
import { ScenarioVersionsQueries } from './scenario-versions.queries.js';
import { ScenariosQueries } from './scenarios.queries.js';
import {
  closeScenario,
  diffQuery,
  leaveScenario,
  ownScenarioPage,
  reviewQueueQuery,
  reviewScenario,
  versionNumber,
  versionsQuery,
  type CloseScenario,
  type DiffQuery,
  type LeaveScenario,
  type ReviewQueueQuery,
  type ReviewScenario,
  type VersionsQuery,
} from './scenarios.schemas.js';
import { ScenariosService } from './scenarios.service.js';

const reviewScenarios = definePermission('scenario.review', 'reviewer');
const refusals = { status: 201, problems: [401, 403, 404, 409, 412, 422] as const };

/** The steps of a scenario's life, each a POST of the thing that comes to be, and its public history. */
@ApiTags('scenarios')
@Controller()
export class ScenarioProcessController {
  constructor(
    @Inject(ScenariosService) private readonly scenarios: ScenariosService,
    @Inject(ScenarioReviewsService) private readonly reviews: ScenarioReviewsService,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
    @Inject(ScenarioVersionsQueries) private readonly versions: ScenarioVersionsQueries,
  ) {}

  /** The reviewers' queue, longest waiting first; own organisations' scenarios are left out. */
  @Get('reviews/scenarios')
  @Can(reviewScenarios)
  @Answers('待审核的场景 · Scenarios that await review', ownScenarioPage, { problems: [401, 403] })
  queue(
    @Query({ schema: reviewQueueQuery }) query: ReviewQueueQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.reviewQueue(query, actor);
  }

  /** A draft becomes a public early intent: preliminary only, by the month. If-Match is checked when sent. */
  @Post('scenarios/:id/announcements')
  @SignedIn()
  @Answers('预告早期意向 · Announce an early intent', scenarioDetail, refusals)
  announce(
    @Param('id', { schema: id }) scenarioId: string,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.scenarios.announce(scenarioId, version, actor);
  }

  /** An intent becomes a draft of its organisation; the public keeps seeing what was announced. */
  @Post('scenarios/:id/elaborations')
  @SignedIn()
  @Answers('把早期意向写成场景 · Elaborate an intent into a scenario', scenarioDetail, refusals)
  elaborate(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.scenarios.elaborate(scenarioId, actor);
  }

  /** Refused with every missing field at once; If-Match is checked when sent. */
  @Post('scenarios/:id/submissions')
  @SignedIn()
  @Answers('提交审核 · Submit a scenario', scenarioDetail, refusals)
  submit(
    @Param('id', { schema: id }) scenarioId: string,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.scenarios.submit(scenarioId, version, actor);
  }

  /** Needs If-Match: a reviewer decides on what was read, not on what it has become. */
  @Post('scenarios/:id/reviews')
  @Can(reviewScenarios)
  @Answers('审核场景 · Review a scenario', scenarioDetail, {
    ...refusals,
    problems: [...refusals.problems, 428],
  })
  review(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: reviewScenario }) body: ReviewScenario,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.reviews.review(scenarioId, body, version, actor);
  }

  @Post('scenarios/:id/publications')
  @SignedIn()
  @Answers('发布场景 · Publish a scenario', scenarioDetail, refusals)
  publish(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.reviews.publish(scenarioId, actor);
  }

  /** Closes before the deadline, with a public reason. */
  @Post('scenarios/:id/closures')
  @SignedIn()
  @Answers('提前截止场景 · Close a scenario early', scenarioDetail, refusals)
  close(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: closeScenario }) body: CloseScenario,
    @CurrentActor() actor: Actor,
  ) {
    return this.reviews.close(scenarioId, body, actor);
  }

  @Post('scenarios/:id/withdrawals')
  @SignedIn()
  @Answers('撤下场景 · Withdraw a scenario', scenarioDetail, refusals)
  withdraw(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: leaveScenario }) body: LeaveScenario,
    @CurrentActor() actor: Actor,
  ) {
    return this.reviews.leave(scenarioId, 'withdraw', body, actor);
  }

  @Post('scenarios/:id/cancellations')
  @SignedIn()
  @Answers('取消场景 · Cancel a scenario', scenarioDetail, refusals)
  cancel(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: leaveScenario }) body: LeaveScenario,
    @CurrentActor() actor: Actor,
  ) {
    return this.reviews.leave(scenarioId, 'cancel', body, actor);
  }

  /** Every published version, newest first. */
  @Get('scenarios/:id/versions')
  @Public()
  @Answers('版本历史 · History of versions', versionPage, { problems: [404] })
  history(
    @Param('id', { schema: id }) scenarioId: string,
    @Query({ schema: versionsQuery }) query: VersionsQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.versions.list(scenarioId, query, actor);
  }

  @Get('scenarios/:id/versions/:n')
  @Public()
  @Answers('查看某一版本 · Read one version', scenarioVersion, { problems: [404] })
  version(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('n', { schema: versionNumber }) n: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.versions.one(scenarioId, n, actor);
  }

  /** Field by field, against the version before or `from`. */
  @Get('scenarios/:id/versions/:n/diff')
  @Public()
  @Answers('版本差异 · Differences of a version', scenarioDiff, { problems: [404] })
  diff(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('n', { schema: versionNumber }) n: number,
    @Query({ schema: diffQuery }) query: DiffQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.versions.diff(scenarioId, n, query, actor);
  }

  /** The text of the mail that tells of this version, in the reader's language. */
  @Get('scenarios/:id/versions/:n/notice')
  @Public()
  @Answers('变更公告 · Notice of a change', changeNotice, { problems: [404] })
  notice(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('n', { schema: versionNumber }) n: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.versions.notice(scenarioId, n, actor);
  }
}
