import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  SignedIn,
  definePermission,
} from '../../platform/http/can.decorator.js';
import { pageQuery, type PageQuery } from '../../platform/http/pagination.js';
import { id } from '../../platform/schemas.js';
import { PairingAnswers } from './pairing-answers.service.js';
import { PairingContacts } from './pairing-contacts.service.js';
import { PairingConversation } from './pairing-conversation.service.js';
import { PairingSteps } from './pairing-steps.service.js';
import { PairingsQueries } from './pairings.queries.js';
import {
  answerPairing,
  board,
  contacts,
  message,
  messagePage,
  openPairing,
  pairingPage,
  pairingsQuery,
  pairingView,
  sendMessage,
  stepPairing,
  timeline,
  type AnswerPairing,
  type OpenPairing,
  type PairingsQuery,
  type SendMessage,
  type StepPairing,
} from './pairings.schemas.js';
import { PairingsService } from './pairings.service.js';

const seeBoard = definePermission('pairing.board', 'matchmaker');

@ApiTags('pairings')
@Controller('pairings')
export class PairingsController {
  constructor(
    @Inject(PairingsService) private readonly pairings: PairingsService,
    @Inject(PairingAnswers) private readonly answers: PairingAnswers,
    @Inject(PairingSteps) private readonly steps: PairingSteps,
    @Inject(PairingConversation) private readonly conversation: PairingConversation,
    @Inject(PairingContacts) private readonly contactCards: PairingContacts,
    @Inject(PairingsQueries) private readonly queries: PairingsQueries,
  ) {}

  @Post()
  @SignedIn()
  @Answers('发起配对 · Open a pairing', pairingView, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  open(@CurrentActor() actor: Actor, @Body({ schema: openPairing }) body: OpenPairing) {
    return this.pairings.open(actor, body);
  }

  @Get()
  @SignedIn()
  @Answers('浏览配对 · Browse pairings', pairingPage, { problems: [401] })
  list(@CurrentActor() actor: Actor, @Query({ schema: pairingsQuery }) query: PairingsQuery) {
    return this.queries.list(actor, query);
  }

  @Get('board')
  @Can(seeBoard)
  @Answers('配对看板 · The pairing board', board, { problems: [401, 403] })
  board(@CurrentActor() actor: Actor) {
    return this.queries.board(actor);
  }

  @Get(':id')
  @SignedIn()
  @Answers('查看配对 · Read a pairing', pairingView, { problems: [401, 404] })
  detail(@CurrentActor() actor: Actor, @Param('id', { schema: id }) pairing: string) {
    return this.queries.detail(actor, pairing);
  }

  @Get(':id/timeline')
  @SignedIn()
  @Answers('配对的经过 · Timeline of a pairing', timeline, { problems: [401, 404] })
  timeline(@CurrentActor() actor: Actor, @Param('id', { schema: id }) pairing: string) {
    return this.queries.timeline(actor, pairing);
  }

  @Post(':id/answers')
  @SignedIn()
  @Answers('回应配对 · Answer a pairing', pairingView, { problems: [401, 403, 404, 409, 422] })
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Body({ schema: answerPairing }) body: AnswerPairing,
  ) {
    return this.answers.answer(actor, pairing, body);
  }

  @Post(':id/steps')
  @SignedIn()
  @Answers('推进配对 · Take a step in a pairing', pairingView, {
    problems: [401, 403, 404, 409, 422],
  })
  step(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Body({ schema: stepPairing }) body: StepPairing,
  ) {
    return this.steps.step(actor, pairing, body);
  }

  @Get(':id/messages')
  @SignedIn()
  @Answers('配对中的对话 · Conversation of a pairing', messagePage, { problems: [401, 404] })
  messages(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    return this.conversation.messages(actor, pairing, query);
  }

  @Post(':id/messages')
  @SignedIn()
  @Answers('发送对话消息 · Send a message in a pairing', message, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  send(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Body({ schema: sendMessage }) body: SendMessage,
  ) {
    return this.conversation.send(actor, pairing, body);
  }

  @Get(':id/contacts')
  @SignedIn()
  @Answers('双方同意后的联系方式 · Contacts released by both sides', contacts, {
    problems: [401, 404, 409],
  })
  contacts(@CurrentActor() actor: Actor, @Param('id', { schema: id }) pairing: string) {
    return this.contactCards.contacts(actor, pairing);
  }
}
