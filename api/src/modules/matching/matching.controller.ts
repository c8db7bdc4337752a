import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { MatchesQueries } from './matches.queries.js';
import {
  capabilityMatches,
  matchesQuery,
  scenarioMatches,
  type MatchesQuery,
} from './matching.schemas.js';

@ApiTags('matching')
@Controller()
export class MatchingController {
  constructor(@Inject(MatchesQueries) private readonly matches: MatchesQueries) {}

  /** Capabilities that fit: ten for everybody, all with p, q and gaps for its own people and matchmakers. */
  @Get('scenarios/:id/matches')
  @Public()
  @Answers('与该场景匹配的能力 · Capabilities that fit a scenario', capabilityMatches, {
    problems: [404, 503],
  })
  ofScenario(
    @Param('id', { schema: id }) scenario: string,
    @Query({ schema: matchesQuery }) query: MatchesQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.matches.ofScenario(scenario, query, actor);
  }

  /** Scenarios that fit: ten for everybody, all with p, q and gaps for its own people and matchmakers. */
  @Get('capabilities/:id/matches')
  @Public()
  @Answers('与该能力匹配的场景 · Scenarios that fit a capability', scenarioMatches, {
    problems: [404, 503],
  })
  ofCapability(
    @Param('id', { schema: id }) capability: string,
    @Query({ schema: matchesQuery }) query: MatchesQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.matches.ofCapability(capability, query, actor);
  }
}
