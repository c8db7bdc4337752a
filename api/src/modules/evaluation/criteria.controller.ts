import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { CriteriaQueries } from './criteria.queries.js';
import { criteria, criteriaView, type Criteria } from './criteria.schemas.js';
import { CriteriaService } from './criteria.service.js';

@ApiTags('evaluation')
@Controller('scenarios/:id/criteria')
export class CriteriaController {
  constructor(
    @Inject(CriteriaService) private readonly service: CriteriaService,
    @Inject(CriteriaQueries) private readonly queries: CriteriaQueries,
  ) {}

  /** How bids on this scenario are judged; public with the scenario. */
  @Get()
  @Public()
  @Answers('评审标准 · Evaluation criteria', criteriaView, { problems: [404, 422] })
  read(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.view(scenarioId, actor);
  }

  /** Saved as one types while the scenario is a draft; of an open scenario a material change. If-Match: the version seen, 0 at first. */
  @Put()
  @SignedIn()
  @Answers('保存评审标准 · Save evaluation criteria', criteriaView, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  async save(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: criteria }) body: Criteria,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    await this.service.save(actor, scenarioId, body, version);
    return this.queries.view(scenarioId, actor);
  }
}
