import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { SavedSearchPreview } from './saved-search-preview.queries.js';
import { SavedSearchesQueries } from './saved-searches.queries.js';
import {
  mutedByLink,
  muteByLink,
  previewSearch,
  savedSearch,
  savedSearchesQuery,
  savedSearchPage,
  saveSearch,
  searchPreview,
  toldPage,
  type MuteByLink,
  type PreviewSearch,
  type SavedSearchesQuery,
  type SaveSearch,
} from './saved-searches.schemas.js';
import { SavedSearchesService } from './saved-searches.service.js';

@ApiTags('saved-searches')
@Controller()
export class SavedSearchesController {
  constructor(
    @Inject(SavedSearchesService) private readonly service: SavedSearchesService,
    @Inject(SavedSearchesQueries) private readonly queries: SavedSearchesQueries,
    @Inject(SavedSearchPreview) private readonly previews: SavedSearchPreview,
  ) {}

  @Get('my/saved-searches')
  @SignedIn()
  @Answers('本人的订阅 · Own saved searches', savedSearchPage, { problems: [401] })
  mine(
    @Query({ schema: savedSearchesQuery }) query: SavedSearchesQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.mine(query, actor);
  }

  @Post('my/saved-searches')
  @SignedIn()
  @Answers('保存订阅 · Save a search', savedSearch, { status: 201, problems: [401, 422] })
  save(@Body({ schema: saveSearch }) body: SaveSearch, @CurrentActor() actor: Actor) {
    return this.service.save(body, null, actor);
  }

  @Get('organisations/:id/saved-searches')
  @SignedIn()
  @Answers('机构的订阅 · Saved searches of an organisation', savedSearchPage, {
    problems: [401, 404],
  })
  ofOrganisation(
    @Param('id', { schema: id }) organisationId: string,
    @Query({ schema: savedSearchesQuery }) query: SavedSearchesQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.ofOrganisation(organisationId, query, actor);
  }

  /** Its editors manage them; all members are told unless they mute one. */
  @Post('organisations/:id/saved-searches')
  @SignedIn()
  @Answers('为机构保存订阅 · Save a search for an organisation', savedSearch, {
    status: 201,
    problems: [401, 403, 404, 422],
  })
  saveFor(
    @Param('id', { schema: id }) organisationId: string,
    @Body({ schema: saveSearch }) body: SaveSearch,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.save(body, organisationId, actor);
  }

  /** What a rule would have sent of the last thirty days, before it is saved or changed. */
  @Post('saved-searches/previews')
  @SignedIn()
  @Answers('预览订阅会命中什么 · Preview what a search would find', searchPreview, {
    problems: [401, 404, 422],
  })
  preview(@Body({ schema: previewSearch }) body: PreviewSearch, @CurrentActor() actor: Actor) {
    return this.previews.of(body, actor);
  }

  /** The link in a mail, without signing in. */
  @Post('saved-searches/mutes')
  @Public()
  @Answers('用邮件链接停收订阅 · Mute a saved search by its mail link', mutedByLink, {
    problems: [422],
  })
  muteByLink(@Body({ schema: muteByLink }) body: MuteByLink) {
    return this.service.muteByLink(body.token);
  }

  @Get('saved-searches/:id')
  @SignedIn()
  @Answers('查看订阅 · Read a saved search', savedSearch, { problems: [401, 404] })
  detail(@Param('id', { schema: id }) searchId: string, @CurrentActor() actor: Actor) {
    return this.queries.detail(searchId, actor);
  }

  @Put('saved-searches/:id')
  @SignedIn()
  @Answers('修改订阅 · Edit a saved search', savedSearch, {
    problems: [401, 403, 404, 412, 422, 428],
  })
  edit(
    @Param('id', { schema: id }) searchId: string,
    @Body({ schema: saveSearch }) body: SaveSearch,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.edit(searchId, body, version, actor);
  }

  @Delete('saved-searches/:id')
  @SignedIn()
  @AnswersNothing('删除订阅 · Delete a saved search', { problems: [401, 403, 404] })
  remove(@Param('id', { schema: id }) searchId: string, @CurrentActor() actor: Actor) {
    return this.service.remove(searchId, actor);
  }

  /** One's own is paused; of an organisation's one is told no more. */
  @Put('saved-searches/:id/mute')
  @SignedIn()
  @Answers('停收订阅 · Mute a saved search', savedSearch, { problems: [401, 404] })
  mute(@Param('id', { schema: id }) searchId: string, @CurrentActor() actor: Actor) {
    return this.service.mute(searchId, true, actor);
  }

  @Delete('saved-searches/:id/mute')
  @SignedIn()
  @Answers('恢复订阅 · Unmute a saved search', savedSearch, { problems: [401, 404] })
  unmute(@Param('id', { schema: id }) searchId: string, @CurrentActor() actor: Actor) {
    return this.service.mute(searchId, false, actor);
  }

  /** The scenarios told of by name, and why. */
  @Get('saved-searches/:id/tellings')
  @SignedIn()
  @Answers('订阅已通知的场景 · Scenarios a saved search has told of', toldPage, {
    problems: [401, 404],
  })
  told(
    @Param('id', { schema: id }) searchId: string,
    @Query({ schema: savedSearchesQuery }) query: SavedSearchesQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.told(searchId, query, actor);
  }
}
