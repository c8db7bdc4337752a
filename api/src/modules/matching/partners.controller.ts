import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { PartnersQueries } from './partners.queries.js';
import { partnerSearch, partnersQuery, type PartnersQuery } from './partners.schemas.js';

@ApiTags('matching')
@Controller()
export class PartnersController {
  constructor(@Inject(PartnersQueries) private readonly partners: PartnersQueries) {}

  /** Who closes what a supplier leaves open in an open call: for its own editors, and matchmakers. */
  @Get('scenarios/:id/partners')
  @SignedIn()
  @Answers('谁能补上一家供给机构的缺口 · Who closes what a supplier leaves open', partnerSearch, {
    problems: [401, 403, 404, 422, 503],
  })
  find(
    @Param('id', { schema: id }) scenarioId: string,
    @Query({ schema: partnersQuery }) query: PartnersQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.partners.find(scenarioId, query, actor);
  }
}
