import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { CandidatesQueries } from './candidates.queries.js';
import { FiguresQueries } from './figures.queries.js';
import {
  candidatesQuery,
  capabilityCandidates,
  comparison,
  scenarioCandidates,
  type CandidatesQuery,
} from './candidates.schemas.js';
import { WorklistQueries } from './worklist.queries.js';
import {
  deskFigures,
  figuresQuery,
  worklist,
  worklistQuery,
  type FiguresQuery,
  type WorklistQuery,
} from './worklist.schemas.js';

const work = definePermission('desk.work', 'matchmaker');

/** The matchmaker's desk. */
@ApiTags('desk')
@Controller('desk')
export class DeskController {
  constructor(
    @Inject(CandidatesQueries) private readonly candidates: CandidatesQueries,
    @Inject(WorklistQueries) private readonly work: WorklistQueries,
    @Inject(FiguresQueries) private readonly figures: FiguresQueries,
  ) {}

  /** What waits for a matchmaker, by what is due. */
  @Get('work')
  @Can(work)
  @Answers('撮合待办清单 · The matchmaker’s work list', worklist, { problems: [400, 401, 403] })
  list(@CurrentActor() actor: Actor, @Query({ schema: worklistQuery }) query: WorklistQuery) {
    return this.work.list(actor, query);
  }

  /** Why pairs do not come together, and what each matchmaker has in hand. */
  @Get('figures')
  @Can(work)
  @Answers('工作台汇总数字 · Figures of the desk', deskFigures, { problems: [400, 401, 403] })
  sums(@Query({ schema: figuresQuery }) query: FiguresQuery) {
    return this.figures.figures(query);
  }

  /** All capabilities for a scenario, by any factor. */
  @Get('scenarios/:id/candidates')
  @Can(work)
  @Answers(
    '某场景的全部候选（工作台） · All candidates of a scenario, on the desk',
    capabilityCandidates,
    { problems: [400, 401, 403, 404, 503] },
  )
  ofScenario(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) scenario: string,
    @Query({ schema: candidatesQuery }) query: CandidatesQuery,
  ) {
    return this.candidates.ofScenario(actor, scenario, query);
  }

  /** All scenarios for a capability, by any factor. */
  @Get('capabilities/:id/candidates')
  @Can(work)
  @Answers(
    '某能力的全部候选（工作台） · All candidates of a capability, on the desk',
    scenarioCandidates,
    { problems: [400, 401, 403, 404, 503] },
  )
  ofCapability(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) capability: string,
    @Query({ schema: candidatesQuery }) query: CandidatesQuery,
  ) {
    return this.candidates.ofCapability(actor, capability, query);
  }

  /** Two profiles side by side, matched places marked. */
  @Get('pairs/:scenarioId/:capabilityId')
  @Can(work)
  @Answers('并排比较一对 · Compare one pair side by side', comparison, {
    problems: [401, 403, 404, 503],
  })
  compare(
    @CurrentActor() actor: Actor,
    @Param('scenarioId', { schema: id }) scenario: string,
    @Param('capabilityId', { schema: id }) capability: string,
  ) {
    return this.candidates.compare(actor, scenario, capability);
  }
}
