import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import {
  decideSuggestion,
  makeSuggestion,
  suggestion,
  suggestionPage,
  suggestionsQuery,
  type DecideSuggestion,
  type MakeSuggestion,
  type SuggestionsQuery,
} from './suggestions.schemas.js';
import { SuggestionsService } from './suggestions.service.js';

const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

@ApiTags('suggestions')
@Controller()
export class SuggestionsController {
  constructor(@Inject(SuggestionsService) private readonly suggestions: SuggestionsService) {}

  /** Adopted suggestions for all; all of them for the publisher, their own for their authors. */
  @Get('scenarios/:id/suggestions')
  @Public()
  @Answers('对早期意向的建议 · Suggestions on an intent', suggestionPage, { problems: [404] })
  list(
    @Param('id', { schema: id }) scenarioId: string,
    @Query({ schema: suggestionsQuery }) query: SuggestionsQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.suggestions.list(scenarioId, query, actor);
  }

  @Post('scenarios/:id/suggestions')
  @SignedIn()
  @Answers('提出建议 · Make a suggestion', suggestion, refusals)
  make(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: makeSuggestion }) body: MakeSuggestion,
    @CurrentActor() actor: Actor,
  ) {
    return this.suggestions.make(scenarioId, body, actor);
  }

  @Post('suggestions/:id/decisions')
  @SignedIn()
  @Answers('答复建议 · Decide a suggestion', suggestion, refusals)
  decide(
    @Param('id', { schema: id }) suggestionId: string,
    @Body({ schema: decideSuggestion }) body: DecideSuggestion,
    @CurrentActor() actor: Actor,
  ) {
    return this.suggestions.decide(suggestionId, body, actor);
  }

  @Post('suggestions/:id/withdrawals')
  @SignedIn()
  @Answers('撤回建议 · Withdraw a suggestion', suggestion, refusals)
  withdraw(@Param('id', { schema: id }) suggestionId: string, @CurrentActor() actor: Actor) {
    return this.suggestions.withdraw(suggestionId, actor);
  }
}
