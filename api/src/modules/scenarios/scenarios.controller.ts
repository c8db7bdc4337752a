import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { completeness, nearDuplicates } from './scenario-advice.schemas.js';
import { scenarioDetail } from './scenario-answers.schemas.js';
import { ScenarioDuplicatesQueries } from './scenario-duplicates.queries.js';
import { ScenariosQueries } from './scenarios.queries.js';
import {
  createScenario,
  editScenario,
  myScenariosQuery,
  ownScenarioPage,
  scenarioListQuery,
  scenarioPage,
  type CreateScenario,
  type EditScenario,
  type MyScenariosQuery,
  type ScenarioListQuery,
} from './scenarios.schemas.js';
import { ScenariosService } from './scenarios.service.js';

@ApiTags('scenarios')
@Controller()
export class ScenariosController {
  constructor(
    @Inject(ScenariosService) private readonly scenarios: ScenariosService,
    @Inject(ScenariosQueries) private readonly queries: ScenariosQueries,
    @Inject(ScenarioDuplicatesQueries) private readonly duplicates: ScenarioDuplicatesQueries,
  ) {}

  /** The public list: open before closed before the rest before intents, newest first. */
  @Get('scenarios')
  @Public()
  @Answers('浏览场景需求 · Browse scenarios', scenarioPage)
  list(
    @Query({ schema: scenarioListQuery }) query: ScenarioListQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.list(query, actor);
  }

  @Get('scenarios/:id')
  @Public()
  @Answers('查看场景需求 · Read a scenario', scenarioDetail, { problems: [404] })
  detail(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.detail(scenarioId, actor);
  }

  /** All scenarios of the reader's organisations, latest change first. */
  @Get('my/scenarios')
  @SignedIn()
  @Answers('本机构的场景 · Own scenarios', ownScenarioPage, { problems: [401] })
  mine(@Query({ schema: myScenariosQuery }) query: MyScenariosQuery, @CurrentActor() actor: Actor) {
    return this.queries.mine(query, actor);
  }

  @Post('scenarios')
  @SignedIn()
  @Answers('起草场景需求 · Draft a scenario', scenarioDetail, {
    status: 201,
    problems: [401, 403, 409],
  })
  draft(@Body({ schema: createScenario }) body: CreateScenario, @CurrentActor() actor: Actor) {
    return this.scenarios.draft(body, actor);
  }

  @Patch('scenarios/:id')
  @SignedIn()
  @Answers('修改场景需求 · Edit a scenario', scenarioDetail, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  edit(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: editScenario }) body: EditScenario,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.scenarios.edit(scenarioId, body, version, actor);
  }

  @Get('scenarios/:id/completeness')
  @SignedIn()
  @Answers('完整度与建议 · Completeness and advice', completeness, { problems: [401, 404] })
  completeness(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.completeness(scenarioId, actor);
  }

  /** Scenarios that say nearly the same: published ones, the reader's own, and for reviewers submitted ones. */
  @Get('scenarios/:id/near-duplicates')
  @SignedIn()
  @Answers('相近的场景 · Scenarios nearly alike', nearDuplicates, { problems: [401, 404] })
  nearDuplicates(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.duplicates.of(scenarioId, actor);
  }
}
