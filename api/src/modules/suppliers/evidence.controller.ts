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
import { EvidenceQueries } from './evidence.queries.js';
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
    @Inject(EvidenceQueries) private readonly reading: EvidenceQueries,
    @Inject(ClaimsService) private readonly claims: ClaimsService,
  ) {}

  @Post('capabilities/:id/evidence')
  @SignedIn()
  @Answers('添加证据 · Add evidence', evidenceView, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) capability: string,
    @Body({ schema: addEvidence }) body: AddEvidence,
  ) {
    return this.evidence.add(actor, capability, body);
  }

  @Patch('evidence/:id')
  @SignedIn()
  @Answers('修改证据 · Edit evidence', evidenceView, { problems: [401, 403, 404, 412, 422, 428] })
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
  @AnswersNothing('移除证据 · Remove evidence', { problems: [401, 403, 404] })
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) evidence: string) {
    return this.evidence.remove(actor, evidence);
  }

  @Post('evidence/:id/reviews')
  @Can(reviewOfEvidence)
  @Answers('审核证据 · Review evidence', evidenceView, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) evidence: string,
    @Body({ schema: reviewEvidence }) body: ReviewEvidence,
    @IfMatch() version: string | undefined,
  ) {
    return this.evidence.review(actor, evidence, body, version);
  }

  @Get('reviews/evidence')
  @Can(reviewOfEvidence)
  @Answers('待审核的证据 · Evidence that awaits review', evidenceQueuePage, {
    problems: [401, 403],
  })
  queue(
    @CurrentActor() actor: Actor,
    @Query({ schema: evidenceQueueQuery }) query: EvidenceQueueQuery,
  ) {
    return this.reading.queue(actor, query);
  }

  @Post('capabilities/:id/claims')
  @SignedIn()
  @Answers('认领待认领条目 · Claim an unclaimed capability', claimView, {
    status: 201,
    problems: [401, 403, 404, 409],
  })
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
  @Answers('待处理的认领申请 · Claims that await a decision', claimPage, { problems: [401] })
  listClaims(@CurrentActor() actor: Actor, @Query({ schema: claimsQuery }) query: ClaimsQuery) {
    return this.claims.list(actor, query);
  }

  @Post('claims/:id/decisions')
  @SignedIn()
  @Answers('决定认领申请 · Decide a claim', claimView, { problems: [401, 403, 404, 409] })
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
  @Answers('申请移除待认领条目 · Ask to remove an unclaimed capability', removal, {
    status: 201,
    problems: [404, 409],
  })
  requestRemoval(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) capability: string,
    @Body({ schema: requestRemoval }) body: RequestRemoval,
  ) {
    return this.claims.requestRemoval(actor, capability, body);
  }
}
