import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { CurationQueries } from './curation.queries.js';
import { marks, marksQuery, setMark, type MarksQuery, type SetMark } from './curation.schemas.js';
import { CurationService } from './curation.service.js';

const curate = definePermission('mark.set', 'matchmaker');

/** What matchmakers note about pairs; internal: neither side is ever shown it. */
@ApiTags('curation')
@Controller('marks')
export class CurationController {
  constructor(
    @Inject(CurationService) private readonly curation: CurationService,
    @Inject(CurationQueries) private readonly queries: CurationQueries,
  ) {}

  @Get()
  @Can(curate)
  @Answers('一对上的标记 · Marks on a pair', marks, { problems: [400, 401, 403] })
  ofPair(@CurrentActor() actor: Actor, @Query({ schema: marksQuery }) query: MarksQuery) {
    return this.queries.ofPair(actor, query);
  }

  @Post()
  @Can(curate)
  @Answers('标记一对 · Mark a pair', marks, {
    status: 201,
    problems: [400, 401, 403, 404, 409, 422],
  })
  async set(@CurrentActor() actor: Actor, @Body({ schema: setMark }) body: SetMark) {
    await this.curation.set(actor, body);
    return this.queries.ofPair(actor, body);
  }

  @Post(':id/lifts')
  @Can(curate)
  @Answers('撤销标记 · Lift a mark', marks, { problems: [401, 403, 404, 409] })
  async lift(@CurrentActor() actor: Actor, @Param('id', { schema: id }) mark: string) {
    return this.queries.ofPair(actor, await this.curation.lift(actor, mark));
  }
}
