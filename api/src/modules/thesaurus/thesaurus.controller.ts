import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor, definePermission } from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { ThesaurusQueries } from './thesaurus.queries.js';
import {
  concepts,
  conceptsQuery,
  decideForm,
  formPage,
  formsQuery,
  formView,
  proposeForm,
  type ConceptsQuery,
  type DecideForm,
  type FormsQuery,
  type ProposeForm,
} from './thesaurus.schemas.js';
import { ThesaurusService } from './thesaurus.service.js';

const propose = definePermission('form.propose', 'matchmaker', 'reviewer');
const decide = definePermission('form.decide', 'reviewer');

@ApiTags('thesaurus')
@Controller('thesaurus')
export class ThesaurusController {
  constructor(
    @Inject(ThesaurusService) private readonly thesaurus: ThesaurusService,
    @Inject(ThesaurusQueries) private readonly queries: ThesaurusQueries,
  ) {}

  /** Concepts of the committed thesaurus by name or form. */
  @Get('concepts')
  @Can(propose)
  @Answers('词库概念 · Concepts of the thesaurus', concepts, { problems: [400, 401, 403] })
  concepts(@Query({ schema: conceptsQuery }) query: ConceptsQuery) {
    return this.queries.concepts(query.q);
  }

  @Get('forms')
  @Can(propose)
  @Answers('词形提议 · Proposed forms', formPage, { problems: [400, 401, 403] })
  list(@CurrentActor() actor: Actor, @Query({ schema: formsQuery }) query: FormsQuery) {
    return this.queries.list(actor, query);
  }

  @Post('forms')
  @Can(propose)
  @Answers('提议词形 · Propose a form', formView, {
    status: 201,
    problems: [400, 401, 403, 409, 422],
  })
  async propose(@CurrentActor() actor: Actor, @Body({ schema: proposeForm }) body: ProposeForm) {
    return this.queries.detail(actor, await this.thesaurus.propose(actor, body));
  }

  @Post('forms/:id/decisions')
  @Can(decide)
  @Answers('决定词形 · Decide a form', formView, { problems: [400, 401, 403, 404, 409] })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) form: string,
    @Body({ schema: decideForm }) body: DecideForm,
  ) {
    await this.thesaurus.decide(actor, form, body.decision, body.note);
    return this.queries.detail(actor, form);
  }

  /** The proposer takes a proposal back; a reviewer an approved form. */
  @Post('forms/:id/withdrawals')
  @Can(propose)
  @Answers('撤回词形提议 · Withdraw a proposed form', formView, { problems: [401, 403, 404, 409] })
  async withdraw(@CurrentActor() actor: Actor, @Param('id', { schema: id }) form: string) {
    await this.thesaurus.decide(actor, form, 'withdraw', '');
    return this.queries.detail(actor, form);
  }
}
