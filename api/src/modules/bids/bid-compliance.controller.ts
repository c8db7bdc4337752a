import { Body, Controller, Get, Header, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { MeasuredAs } from '../../platform/http/measured-as.decorator.js';
import { id } from '../../platform/schemas.js';
import { BidComplianceService } from './bid-compliance.service.js';
import { bidHead } from './bids.schemas.js';
import {
  cureDefect,
  disqualifyBid,
  findDefects,
  receivedBids,
  type CureDefect,
  type DisqualifyBid,
  type FindDefects,
} from './openings.schemas.js';
import { ReceivedBidsQueries } from './received-bids.queries.js';

const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

/** Opened bids before their evaluation: are they valid, what may be put right, what is out. */
@ApiTags('bids')
@Controller()
@MeasuredAs('bids')
export class BidComplianceController {
  constructor(
    @Inject(BidComplianceService) private readonly compliance: BidComplianceService,
    @Inject(ReceivedBidsQueries) private readonly received: ReceivedBidsQueries,
  ) {}

  /** The opened bids of a scenario, for its publisher; before the opening a band at most. */
  @Get('scenarios/:id/bids')
  @SignedIn()
  @Header('Cache-Control', 'private, no-store')
  @Answers('查看收到的应答 · Read the bids received', receivedBids, { problems: [401, 404] })
  list(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.received.list(scenarioId, actor);
  }

  @Post('bids/:id/compliances')
  @SignedIn()
  @Answers('认定应答符合要求 · Find a bid compliant', bidHead, refusals)
  findCompliant(@Param('id', { schema: id }) bidId: string, @CurrentActor() actor: Actor) {
    return this.compliance.findCompliant(bidId, actor);
  }

  /** Named fields only; the bidder has a day. */
  @Post('bids/:id/defects')
  @SignedIn()
  @Answers('指出可补正的缺陷 · Name defects that may be put right', bidHead, refusals)
  findDefects(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: findDefects }) body: FindDefects,
    @CurrentActor() actor: Actor,
  ) {
    return this.compliance.findDefects(bidId, body, actor);
  }

  /** The bidder puts one named field right. */
  @Post('bids/:id/cures')
  @SignedIn()
  @Answers('补正缺陷 · Put a defect right', bidHead, refusals)
  cure(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: cureDefect }) body: CureDefect,
    @CurrentActor() actor: Actor,
  ) {
    return this.compliance.cure(bidId, body, actor);
  }

  @Post('bids/:id/disqualifications')
  @SignedIn()
  @Answers('取消应答资格 · Disqualify a bid', bidHead, refusals)
  disqualify(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: disqualifyBid }) body: DisqualifyBid,
    @CurrentActor() actor: Actor,
  ) {
    return this.compliance.disqualify(bidId, body, actor);
  }
}
