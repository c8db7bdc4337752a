import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { searchAnswer, suggestionsAnswer } from './search-answers.schemas.js';
import { SearchQueries } from './search.queries.js';
import {
  searchQuery,
  suggestionsQuery,
  type SearchBarQuery,
  type SuggestionsQuery,
} from './search.schemas.js';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(@Inject(SearchQueries) private readonly queries: SearchQueries) {}

  /** Scenarios, capabilities, organisations and cases at once; with `index` one of them, page by page. */
  @Get()
  @Public()
  @Answers('搜索 · Search', searchAnswer)
  search(@Query({ schema: searchQuery }) query: SearchBarQuery, @CurrentActor() actor: Actor) {
    return this.queries.search(query, actor);
  }

  /** Titles that match what is being typed. */
  @Get('suggestions')
  @Public()
  @Answers('搜索联想 · Suggestions while typing', suggestionsAnswer)
  suggestions(@Query({ schema: suggestionsQuery }) query: SuggestionsQuery) {
    return this.queries.suggestions(query);
  }
}
