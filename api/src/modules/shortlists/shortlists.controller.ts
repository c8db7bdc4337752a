import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  SignedIn,
  definePermission,
} from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { ShortlistAnswers } from './shortlist-answers.service.js';
import { ShortlistDrafts } from './shortlist-drafts.service.js';
import { ShortlistsQueries } from './shortlists.queries.js';
import {
  answerEntry,
  draftShortlist,
  saveShortlist,
  sendShortlist,
  shortlistPage,
  shortlistsQuery,
  shortlistView,
  type AnswerEntry,
  type DraftShortlist,
  type SaveShortlist,
  type SendShortlist,
  type ShortlistsQuery,
} from './shortlists.schemas.js';
import { ShortlistsService } from './shortlists.service.js';

const curate = definePermission('shortlist.curate', 'matchmaker');

@ApiTags('shortlists')
@Controller('shortlists')
export class ShortlistsController {
  constructor(
    @Inject(ShortlistDrafts) private readonly drafts: ShortlistDrafts,
    @Inject(ShortlistsService) private readonly shortlists: ShortlistsService,
    @Inject(ShortlistAnswers) private readonly answers: ShortlistAnswers,
    @Inject(ShortlistsQueries) private readonly queries: ShortlistsQueries,
  ) {}

  @Get()
  @SignedIn()
  @Answers('浏览推荐名单 · Browse shortlists', shortlistPage, { problems: [401] })
  list(@CurrentActor() actor: Actor, @Query({ schema: shortlistsQuery }) query: ShortlistsQuery) {
    return this.queries.list(actor, query);
  }

  /** Begins a draft, or goes on with one's own for the same row. */
  @Post()
  @Can(curate)
  @Answers('起草推荐名单 · Draft a shortlist', shortlistView, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  async draft(
    @CurrentActor() actor: Actor,
    @Body({ schema: draftShortlist }) body: DraftShortlist,
  ) {
    return this.queries.detail(actor, await this.drafts.draft(actor, body));
  }

  @Get(':id')
  @SignedIn()
  @Answers('查看推荐名单 · Read a shortlist', shortlistView, { problems: [401, 404] })
  detail(@CurrentActor() actor: Actor, @Param('id', { schema: id }) shortlist: string) {
    return this.queries.detail(actor, shortlist);
  }

  @Put(':id')
  @Can(curate)
  @Answers('保存推荐名单 · Save a shortlist', shortlistView, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) shortlist: string,
    @IfMatch() version: string | undefined,
    @Body({ schema: saveShortlist }) body: SaveShortlist,
  ) {
    await this.drafts.save(actor, shortlist, body, version);
    return this.queries.detail(actor, shortlist);
  }

  @Post(':id/sendings')
  @Can(curate)
  @Answers('发送推荐名单 · Send a shortlist', shortlistView, {
    problems: [401, 403, 404, 409, 422, 503],
  })
  async send(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) shortlist: string,
    @Body({ schema: sendShortlist }) body: SendShortlist,
  ) {
    await this.shortlists.send(actor, shortlist, body);
    return this.queries.detail(actor, shortlist);
  }

  @Post(':id/withdrawals')
  @Can(curate)
  @Answers('撤回推荐名单 · Withdraw a shortlist', shortlistView, { problems: [401, 403, 404, 409] })
  async withdraw(@CurrentActor() actor: Actor, @Param('id', { schema: id }) shortlist: string) {
    await this.shortlists.withdraw(actor, shortlist);
    return this.queries.detail(actor, shortlist);
  }

  /** A matchmaker has taken note of the answers. */
  @Post(':id/closings')
  @Can(curate)
  @Answers('结束推荐名单 · Close a shortlist', shortlistView, { problems: [401, 403, 404, 409] })
  async close(@CurrentActor() actor: Actor, @Param('id', { schema: id }) shortlist: string) {
    await this.shortlists.close(actor, shortlist);
    return this.queries.detail(actor, shortlist);
  }

  /** The owner's answer to one entry; it opens or answers the pairing. */
  @Post(':id/answers')
  @SignedIn()
  @Answers('逐项回应推荐名单 · Answer a shortlist', shortlistView, {
    problems: [401, 403, 404, 409, 422],
  })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) shortlist: string,
    @Body({ schema: answerEntry }) body: AnswerEntry,
  ) {
    await this.answers.answer(actor, shortlist, body);
    return this.queries.detail(actor, shortlist);
  }
}
