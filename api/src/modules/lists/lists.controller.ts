import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, Public, definePermission } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { ListCorrections } from './list-corrections.service.js';
import { correctEntry, type CorrectEntry } from './list-corrections.schemas.js';
import { ListPublishing } from './list-publishing.service.js';
import { ListsQueries } from './lists.queries.js';
import {
  addEntries,
  createList,
  editList,
  listDetail,
  listNo,
  listPage,
  listsQuery,
  orderEntries,
  type AddEntries,
  type CreateList,
  type EditList,
  type ListsQuery,
  type OrderEntries,
} from './lists.schemas.js';
import { ListsService } from './lists.service.js';

const composeLists = definePermission('list.compose', 'reviewer');
const publishLists = definePermission('list.publish', 'reviewer');
const correctLists = definePermission('list.correct', 'reviewer');

/** Sent as the very text that was hashed; whoever reads it finds a ScenarioListSnapshot in it. */
const frozenText = z.string().meta({ type: 'object', additionalProperties: true });

@ApiTags('lists')
@Controller('lists')
export class ListsController {
  constructor(
    @Inject(ListsService) private readonly lists: ListsService,
    @Inject(ListPublishing) private readonly publishing: ListPublishing,
    @Inject(ListCorrections) private readonly corrections: ListCorrections,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
  ) {}

  /** Published lists, newest first. */
  @Get()
  @Public()
  @Answers('浏览机会清单 · Browse lists', listPage)
  list(@Query({ schema: listsQuery }) query: ListsQuery, @CurrentActor() actor: Actor) {
    return this.queries.list(query, actor);
  }

  @Get(':no')
  @Public()
  @Answers('查看机会清单 · Read a list', listDetail, { problems: [404] })
  detail(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return this.queries.detail(no, actor);
  }

  /** The frozen text itself: its SHA-256 is the list's hash. */
  @Get(':no/snapshot')
  @Public()
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Answers('清单的冻结文本与摘要 · Frozen text of a list with its hash', frozenText, {
    problems: [404],
  })
  snapshot(@Param('no', { schema: listNo }) no: string) {
    return this.queries.frozenText(no);
  }

  @Post()
  @Can(composeLists)
  @Answers('起草机会清单 · Draft a list', listDetail, { status: 201, problems: [401, 403] })
  draft(@Body({ schema: createList }) body: CreateList, @CurrentActor() actor: Actor) {
    return this.lists.draft(body, actor);
  }

  @Patch(':no')
  @Can(composeLists)
  @Answers('修改清单草稿 · Edit a list’s draft', listDetail, {
    problems: [401, 403, 404, 409, 412, 428],
  })
  edit(
    @Param('no', { schema: listNo }) no: string,
    @Body({ schema: editList }) body: EditList,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.lists.edit(no, body, version, actor);
  }

  @Post(':no/entries')
  @Can(composeLists)
  @Answers('把场景加入清单 · Add scenarios to a list', listDetail, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  add(
    @Param('no', { schema: listNo }) no: string,
    @Body({ schema: addEntries }) body: AddEntries,
    @CurrentActor() actor: Actor,
  ) {
    return this.lists.add(no, body, actor);
  }

  @Delete(':no/entries/:scenarioId')
  @Can(composeLists)
  @Answers('把场景移出清单 · Take a scenario off a list', listDetail, {
    problems: [401, 403, 404, 409],
  })
  remove(
    @Param('no', { schema: listNo }) no: string,
    @Param('scenarioId', { schema: id }) scenarioId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.lists.remove(no, scenarioId, actor);
  }

  /** The order of all entries at once. Needs If-Match. */
  @Put(':no/order')
  @Can(composeLists)
  @Answers('调整清单次序 · Order a list', listDetail, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  order(
    @Param('no', { schema: listNo }) no: string,
    @Body({ schema: orderEntries }) body: OrderEntries,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.lists.order(no, body, version, actor);
  }

  @Post(':no/publications')
  @Can(publishLists)
  @Answers('发布机会清单 · Publish a list', listDetail, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  publish(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return this.publishing.publish(no, actor);
  }

  /** Puts one field of an entry right, in public: the frozen text stays. Needs If-Match. */
  @Post(':no/corrections')
  @Can(correctLists)
  @Answers('更正已发布的清单 · Correct a published list', listDetail, {
    status: 201,
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  correct(
    @Param('no', { schema: listNo }) no: string,
    @Body({ schema: correctEntry }) body: CorrectEntry,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.corrections.correct(no, body, version, actor);
  }
}
