import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  Public,
  SignedIn,
  definePermission,
} from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import {
  claimPage,
  claimView,
  evidenceQueuePage,
  evidenceView,
  removal,
} from './capability-answers.schemas.js';
import { ClaimsService } from './claims.service.js';
import { EvidenceService } from './evidence.service.js';
import {
  addEvidence,
  claimCapability,
  claimsQuery,
  decideClaim,
  evidenceQueueQuery,
  requestRemoval,
  reviewEvidence,
  type AddEvidence,
  type ClaimCapability,
  type ClaimsQuery,
  type DecideClaim,
  type EvidenceQueueQuery,
  type RequestRemoval,
  type ReviewEvidence,
} from './suppliers.schemas.js';

const reviewOfEvidence = definePermission('evidence.review', 'reviewer');

/** Evidence of capabilities, and the claims and removals of unclaimed entries. */
@ApiTags('evidence')
@Controller()
export class EvidenceController {
  constructor(
    @Inject(EvidenceService) private readonly evidence: EvidenceService,
    @Inject(ClaimsService) private readonly claims: ClaimsService,
  ) {}

  @Post('capabilities/:id/evidence')
  @SignedIn()
  @Answers(evidenceView, { status: 201, problems: [401, 403, 404, 409] })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) capability: string,
    @Body({ schema: addEvidence }) body: AddEvidence,
  ) {
    return this.evidence.add(actor, capability, body);
  }

  @Patch('evidence/:id')
  @SignedIn()
  @Answers(evidenceView, { problems: [401, 403, 404, 412, 428] })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) evidence: string,
    @Body({ schema: addEvidence }) body: AddEvidence,
    @IfMatch() version: string | undefined,
  ) {
    return this.evidence.edit(actor, evidence, body, version);
  }

  @Delete('evidence/:id')
  @SignedIn()
  @AnswersNothing({ problems: [401, 403, 404] })
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) evidence: string) {
    return this.evidence.remove(actor, evidence);
  }

  @Post('evidence/:id/reviews')
  @Can(reviewOfEvidence)
  @Answers(evidenceView, { problems: [401, 403, 404, 409] })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) evidence: string,
    @Body({ schema: reviewEvidence }) body: ReviewEvidence,
  ) {
    return this.evidence.review(actor, evidence, body);
  }

  @Get('reviews/evidence')
  @Can(reviewOfEvidence)
  @Answers(evidenceQueuePage, { problems: [401, 403] })
  queue(
    @CurrentActor() actor: Actor,
    @Query({ schema: evidenceQueueQuery }) query: EvidenceQueueQuery,
  ) {
    return this.evidence.queue(actor, query);
  }

  @Post('capabilities/:id/claims')
  @SignedIn()
  @Answers(claimView, { status: 201, problems: [401, 403, 404, 409] })
  claim(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) capability: string,
    @Body({ schema: claimCapability }) body: ClaimCapability,
  ) {
    return this.claims.claim(actor, capability, body);
  }

  /** A reviewer sees all claims, others their own organisations'. */
  @Get('claims')
  @SignedIn()
  @Answers(claimPage, { problems: [401] })
  listClaims(@CurrentActor() actor: Actor, @Query({ schema: claimsQuery }) query: ClaimsQuery) {
    return this.claims.list(actor, query);
  }

  @Post('claims/:id/decisions')
  @SignedIn()
  @Answers(claimView, { problems: [401, 403, 404, 409] })
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) claim: string,
    @Body({ schema: decideClaim }) body: DecideClaim,
  ) {
    return this.claims.decide(actor, claim, body);
  }

  /** Open to anybody named in an entry, without an account. */
  @Post('capabilities/:id/removal-requests')
  @Public()
  @Answers(removal, { status: 201, problems: [404, 409] })
  requestRemoval(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) capability: string,
    @Body({ schema: requestRemoval }) body: RequestRemoval,
  ) {
    return this.claims.requestRemoval(actor, capability, body);
  }
}
