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
  @Answers(ownScenarioPage, { problems: [401, 403] })
  queue(
    @Query({ schema: reviewQueueQuery }) query: ReviewQueueQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.reviewQueue(query, actor);
  }

  /** An intent becomes a draft of its organisation. */
  @Post('scenarios/:id/elaborations')
  @SignedIn()
  @Answers(scenarioDetail, refusals)
  elaborate(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.scenarios.elaborate(scenarioId, actor);
  }

  /** Refused with every missing field at once; If-Match is checked when sent. */
  @Post('scenarios/:id/submissions')
  @SignedIn()
  @Answers(scenarioDetail, refusals)
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
  @Answers(scenarioDetail, { ...refusals, problems: [...refusals.problems, 428] })
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
  @Answers(scenarioDetail, refusals)
  publish(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.reviews.publish(scenarioId, actor);
  }

  /** Closes before the deadline, with a public reason. */
  @Post('scenarios/:id/closures')
  @SignedIn()
  @Answers(scenarioDetail, refusals)
  close(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: closeScenario }) body: CloseScenario,
    @CurrentActor() actor: Actor,
  ) {
    return this.reviews.close(scenarioId, body, actor);
  }

  @Post('scenarios/:id/withdrawals')
  @SignedIn()
  @Answers(scenarioDetail, refusals)
  withdraw(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: leaveScenario }) body: LeaveScenario,
    @CurrentActor() actor: Actor,
  ) {
    return this.reviews.leave(scenarioId, 'withdraw', body, actor);
  }

  @Post('scenarios/:id/cancellations')
  @SignedIn()
  @Answers(scenarioDetail, refusals)
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
  @Answers(versionPage, { problems: [404] })
  history(
    @Param('id', { schema: id }) scenarioId: string,
    @Query({ schema: versionsQuery }) query: VersionsQuery,
  ) {
    return this.versions.list(scenarioId, query);
  }

  @Get('scenarios/:id/versions/:n')
  @Public()
  @Answers(scenarioVersion, { problems: [404] })
  version(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('n', { schema: versionNumber }) n: number,
  ) {
    return this.versions.one(scenarioId, n);
  }

  /** Field by field, against the version before or `from`. */
  @Get('scenarios/:id/versions/:n/diff')
  @Public()
  @Answers(scenarioDiff, { problems: [404] })
  diff(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('n', { schema: versionNumber }) n: number,
    @Query({ schema: diffQuery }) query: DiffQuery,
  ) {
    return this.versions.diff(scenarioId, n, query.from);
  }
}
