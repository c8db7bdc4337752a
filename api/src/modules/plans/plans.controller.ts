import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import type { PageQuery } from '../../platform/http/pagination.js';
import { id } from '../../platform/schemas.js';
import { PlanApplications } from './plan-applications.service.js';
import { PlansQueries } from './plans.queries.js';
import {
  applyPlan,
  createPlan,
  planPage,
  planPairs,
  plansQuery,
  planView,
  type ApplyPlan,
  type CreatePlan,
} from './plans.schemas.js';
import { PlansService } from './plans.service.js';

const plan = definePermission('plan.make', 'matchmaker');

@ApiTags('plans')
@Controller('plans')
export class PlansController {
  constructor(
    @Inject(PlansService) private readonly plans: PlansService,
    @Inject(PlanApplications) private readonly applications: PlanApplications,
    @Inject(PlansQueries) private readonly queries: PlansQueries,
  ) {}

  /** Starts a run; read it again to see how far it is. */
  @Post()
  @Can(plan)
  @Answers('制定批量配对方案 · Make a plan for many pairs', planView, {
    status: 201,
    problems: [401, 403, 422, 503],
  })
  create(@CurrentActor() actor: Actor, @Body({ schema: createPlan }) body: CreatePlan) {
    return this.plans.create(actor, body);
  }

  @Get()
  @Can(plan)
  @Answers('浏览配对方案 · Browse plans', planPage, { problems: [401, 403] })
  list(@CurrentActor() actor: Actor, @Query({ schema: plansQuery }) query: PageQuery) {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Can(plan)
  @Answers('查看配对方案 · Read a plan', planView, { problems: [401, 403, 404] })
  detail(@CurrentActor() actor: Actor, @Param('id', { schema: id }) planId: string) {
    return this.queries.detail(actor, planId);
  }

  @Get(':id/pairs')
  @Can(plan)
  @Answers('方案中的各对 · Pairs of a plan', planPairs, { problems: [401, 403, 404] })
  pairs(@CurrentActor() actor: Actor, @Param('id', { schema: id }) planId: string) {
    return this.queries.pairs(actor, planId);
  }

  @Post(':id/cancellations')
  @Can(plan)
  @Answers('取消配对方案 · Cancel a plan', planView, {
    status: 201,
    problems: [401, 403, 404, 409],
  })
  cancel(@CurrentActor() actor: Actor, @Param('id', { schema: id }) planId: string) {
    return this.plans.cancel(actor, planId);
  }

  /** Starts opening the pairings as a matchmaker does; read the plan again to see how far it is. Repeating opens the rest. */
  @Post(':id/applications')
  @Can(plan)
  @Answers('执行配对方案 · Apply a plan', planView, { status: 201, problems: [401, 403, 404, 409] })
  apply(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) planId: string,
    @Body({ schema: applyPlan }) body: ApplyPlan,
  ) {
    return this.applications.apply(actor, planId, body);
  }
}
