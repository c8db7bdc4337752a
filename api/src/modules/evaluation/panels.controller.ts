import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import {
  decideConflict,
  declareConflicts,
  evaluationView,
  evaluatorChoices,
  excludeMember,
  nameMember,
  workList,
  type DecideConflict,
  type DeclareConflicts,
  type ExcludeMember,
  type NameMember,
} from './evaluation.schemas.js';
import { EvaluationsQueries } from './evaluations.queries.js';
import { PanelNaming } from './panel-naming.service.js';
import { PanelsService } from './panels.service.js';

const memberNo = z.coerce.number().int().min(1).max(1000);
const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

/** Who judges the bids on a scenario. */
@ApiTags('evaluation')
@Controller()
export class PanelsController {
  constructor(
    @Inject(PanelNaming) private readonly naming: PanelNaming,
    @Inject(PanelsService) private readonly panels: PanelsService,
    @Inject(EvaluationsQueries) private readonly queries: EvaluationsQueries,
  ) {}

  /** The reader's own evaluations, what waits first. */
  @Get('my/evaluations')
  @SignedIn()
  @Answers('本人的评审任务 · Own evaluation tasks', workList, { problems: [401] })
  tasks(@CurrentActor() actor: Actor) {
    return this.queries.tasks(actor);
  }

  @Get('scenarios/:id/evaluation')
  @SignedIn()
  @Answers('查看评审 · Read an evaluation', evaluationView, { problems: [401, 404] })
  read(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.view(scenarioId, actor);
  }

  /** Who may be named, with what speaks against each. */
  @Get('scenarios/:id/evaluation/choices')
  @SignedIn()
  @Answers('可选的评审专家 · Evaluators who may be named', evaluatorChoices, {
    problems: [401, 404],
  })
  choices(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.choices(scenarioId, actor);
  }

  @Post('scenarios/:id/evaluation/members')
  @SignedIn()
  @Answers('指定评审专家 · Name an evaluator', evaluationView, refusals)
  async name(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: nameMember }) body: NameMember,
    @CurrentActor() actor: Actor,
  ) {
    await this.naming.name(actor, scenarioId, body);
    return this.queries.view(scenarioId, actor);
  }

  /** Opens the declarations once the technique envelopes are open; evident conflicts are excluded with it. */
  @Post('scenarios/:id/evaluation/beginnings')
  @SignedIn()
  @Answers('开始评审 · Begin an evaluation', evaluationView, refusals)
  async begin(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    await this.panels.begin(actor, scenarioId);
    return this.queries.view(scenarioId, actor);
  }

  /** One's own ties to the bidders, or that there are none. */
  @Post('scenarios/:id/evaluation/declarations')
  @SignedIn()
  @Answers('申报利益关系 · Declare conflicts of interest', evaluationView, refusals)
  async declare(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: declareConflicts }) body: DeclareConflicts,
    @CurrentActor() actor: Actor,
  ) {
    await this.panels.declare(actor, scenarioId, body);
    return this.queries.view(scenarioId, actor);
  }

  @Post('scenarios/:id/evaluation/members/:no/decisions')
  @SignedIn()
  @Answers('决定申报的利益关系 · Decide a disclosed conflict', evaluationView, refusals)
  async decide(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('no', { schema: memberNo }) no: number,
    @Body({ schema: decideConflict }) body: DecideConflict,
    @CurrentActor() actor: Actor,
  ) {
    await this.panels.decide(actor, scenarioId, { no, ...body });
    return this.queries.view(scenarioId, actor);
  }

  @Post('scenarios/:id/evaluation/members/:no/exclusions')
  @SignedIn()
  @Answers('将成员移出评审小组 · Exclude a panel member', evaluationView, refusals)
  async exclude(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('no', { schema: memberNo }) no: number,
    @Body({ schema: excludeMember }) body: ExcludeMember,
    @CurrentActor() actor: Actor,
  ) {
    await this.panels.dismiss(actor, scenarioId, { no, ...body });
    return this.queries.view(scenarioId, actor);
  }
}
