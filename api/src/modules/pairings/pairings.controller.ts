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
  @Answers(pairingView, { status: 201, problems: [401, 403, 404, 409, 422] })
  open(@CurrentActor() actor: Actor, @Body({ schema: openPairing }) body: OpenPairing) {
    return this.pairings.open(actor, body);
  }

  @Get()
  @SignedIn()
  @Answers(pairingPage, { problems: [401] })
  list(@CurrentActor() actor: Actor, @Query({ schema: pairingsQuery }) query: PairingsQuery) {
    return this.queries.list(actor, query);
  }

  @Get('board')
  @Can(seeBoard)
  @Answers(board, { problems: [401, 403] })
  board(@CurrentActor() actor: Actor) {
    return this.queries.board(actor);
  }

  @Get(':id')
  @SignedIn()
  @Answers(pairingView, { problems: [401, 404] })
  detail(@CurrentActor() actor: Actor, @Param('id', { schema: id }) pairing: string) {
    return this.queries.detail(actor, pairing);
  }

  @Get(':id/timeline')
  @SignedIn()
  @Answers(timeline, { problems: [401, 404] })
  timeline(@CurrentActor() actor: Actor, @Param('id', { schema: id }) pairing: string) {
    return this.queries.timeline(actor, pairing);
  }

  @Post(':id/answers')
  @SignedIn()
  @Answers(pairingView, { problems: [401, 403, 404, 409, 422] })
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Body({ schema: answerPairing }) body: AnswerPairing,
  ) {
    return this.answers.answer(actor, pairing, body);
  }

  @Post(':id/steps')
  @SignedIn()
  @Answers(pairingView, { problems: [401, 403, 404, 409, 422] })
  step(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Body({ schema: stepPairing }) body: StepPairing,
  ) {
    return this.steps.step(actor, pairing, body);
  }

  @Get(':id/messages')
  @SignedIn()
  @Answers(messagePage, { problems: [401, 404] })
  messages(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    return this.conversation.messages(actor, pairing, query);
  }

  @Post(':id/messages')
  @SignedIn()
  @Answers(message, { status: 201, problems: [401, 403, 404, 409, 422] })
  send(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) pairing: string,
    @Body({ schema: sendMessage }) body: SendMessage,
  ) {
    return this.conversation.send(actor, pairing, body);
  }

  @Get(':id/contacts')
  @SignedIn()
  @Answers(contacts, { problems: [401, 404, 409] })
  contacts(@CurrentActor() actor: Actor, @Param('id', { schema: id }) pairing: string) {
    return this.contactCards.contacts(actor, pairing);
  }
}
