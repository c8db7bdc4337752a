import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  Public,
  SignedIn,
  definePermission,
} from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { QuestionsQueries } from './questions.queries.js';
import {
  answerQuestion,
  askQuestion,
  hideQuestion,
  question,
  questionPage,
  questionsQuery,
  waitingQuestions,
  type AnswerQuestion,
  type AskQuestion,
  type HideQuestion,
  type QuestionsQuery,
} from './questions.schemas.js';
import { QuestionsService } from './questions.service.js';

const moderateQuestions = definePermission('question.moderate', 'reviewer');
const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

@ApiTags('questions')
@Controller()
export class QuestionsController {
  constructor(
    @Inject(QuestionsService) private readonly questions: QuestionsService,
    @Inject(QuestionsQueries) private readonly queries: QuestionsQueries,
  ) {}

  /** Questions on a public scenario with their answers, newest first; askers by number only. */
  @Get('scenarios/:id/questions')
  @Public()
  @Answers('公开问答 · Public questions and answers', questionPage, { problems: [404] })
  list(
    @Param('id', { schema: id }) scenarioId: string,
    @Query({ schema: questionsQuery }) query: QuestionsQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.list(scenarioId, query, actor);
  }

  /** Unanswered questions on the scenarios of the reader's organisations. */
  @Get('my/questions')
  @SignedIn()
  @Answers('待本机构答复的提问 · Questions that await an answer', waitingQuestions, {
    problems: [401],
  })
  waiting(@CurrentActor() actor: Actor) {
    return this.queries.waiting(actor);
  }

  @Post('scenarios/:id/questions')
  @SignedIn()
  @Answers('公开提问 · Ask a public question', question, refusals)
  ask(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: askQuestion }) body: AskQuestion,
    @CurrentActor() actor: Actor,
  ) {
    return this.questions.ask(scenarioId, body, actor);
  }

  /** With `changes` the scenario is edited in the same step: then If-Match with its version is needed. */
  @Post('questions/:id/answers')
  @SignedIn()
  @Answers('答复公开提问 · Answer a public question', question, {
    ...refusals,
    problems: [...refusals.problems, 412, 428],
  })
  answer(
    @Param('id', { schema: id }) questionId: string,
    @Body({ schema: answerQuestion }) body: AnswerQuestion,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.questions.answer(questionId, body, version, actor);
  }

  @Post('questions/:id/withdrawals')
  @SignedIn()
  @Answers('撤回提问 · Withdraw a question', question, refusals)
  withdraw(@Param('id', { schema: id }) questionId: string, @CurrentActor() actor: Actor) {
    return this.questions.withdraw(questionId, actor);
  }

  /** A moderator takes a text out of the public view, with a coded reason that stays visible. */
  @Post('questions/:id/hidings')
  @Can(moderateQuestions)
  @Answers('隐藏提问 · Hide a question', question, refusals)
  hide(
    @Param('id', { schema: id }) questionId: string,
    @Body({ schema: hideQuestion }) body: HideQuestion,
    @CurrentActor() actor: Actor,
  ) {
    return this.questions.hide(questionId, body, actor);
  }

  @Post('questions/:id/restorations')
  @Can(moderateQuestions)
  @Answers('恢复提问 · Restore a question', question, refusals)
  restore(@Param('id', { schema: id }) questionId: string, @CurrentActor() actor: Actor) {
    return this.questions.restore(questionId, actor);
  }
}
