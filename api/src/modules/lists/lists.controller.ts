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
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, Public, definePermission } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { ListsQueries } from './lists.queries.js';
import {
  addEntries,
  createList,
  editList,
  listDetail,
  listNo,
  listPage,
  listsQuery,
  type AddEntries,
  type CreateList,
  type EditList,
  type ListsQuery,
} from './lists.schemas.js';
import { ListsService } from './lists.service.js';

const composeLists = definePermission('list.compose', 'reviewer');
const publishLists = definePermission('list.publish', 'reviewer');

@ApiTags('lists')
@Controller('lists')
export class ListsController {
  constructor(
    @Inject(ListsService) private readonly lists: ListsService,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
  ) {}

  /** Published lists, newest first. */
  @Get()
  @Public()
  @Answers(listPage)
  list(@Query({ schema: listsQuery }) query: ListsQuery, @CurrentActor() actor: Actor) {
    return this.queries.list(query, actor);
  }

  @Get(':no')
  @Public()
  @Answers(listDetail, { problems: [404] })
  detail(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return this.queries.detail(no, actor);
  }

  /** The frozen text itself: its SHA-256 is the list's hash. */
  @Get(':no/snapshot')
  @Public()
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Answers(z.string(), { problems: [404] })
  snapshot(@Param('no', { schema: listNo }) no: string) {
    return this.queries.frozenText(no);
  }

  @Post()
  @Can(composeLists)
  @Answers(listDetail, { status: 201, problems: [401, 403] })
  draft(@Body({ schema: createList }) body: CreateList, @CurrentActor() actor: Actor) {
    return this.lists.draft(body, actor);
  }

  @Patch(':no')
  @Can(composeLists)
  @Answers(listDetail, { problems: [401, 403, 404, 409, 412, 428] })
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
  @Answers(listDetail, { status: 201, problems: [401, 403, 404, 409, 422] })
  add(
    @Param('no', { schema: listNo }) no: string,
    @Body({ schema: addEntries }) body: AddEntries,
    @CurrentActor() actor: Actor,
  ) {
    return this.lists.add(no, body, actor);
  }

  @Delete(':no/entries/:scenarioId')
  @Can(composeLists)
  @Answers(listDetail, { problems: [401, 403, 404, 409] })
  remove(
    @Param('no', { schema: listNo }) no: string,
    @Param('scenarioId', { schema: id }) scenarioId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.lists.remove(no, scenarioId, actor);
  }

  @Post(':no/publications')
  @Can(publishLists)
  @Answers(listDetail, { status: 201, problems: [401, 403, 404, 409, 422] })
  publish(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return this.lists.publish(no, actor);
  }
}
