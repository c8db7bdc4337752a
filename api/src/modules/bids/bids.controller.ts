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
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { MeasuredAs } from '../../platform/http/measured-as.decorator.js';
import { id } from '../../platform/schemas.js';
import { BidMembersService } from './bid-members.service.js';
import { BidsQueries } from './bids.queries.js';
import {
  bid,
  bidCheck,
  bidding,
  bidHead,
  draftBid,
  editBid,
  inviteMember,
  ownBidPage,
  ownBidsQuery,
  reconfirmBid,
  type DraftBid,
  type EditBid,
  type InviteMember,
  type OwnBidsQuery,
  type ReconfirmBid,
} from './bids.schemas.js';
import { BidsService } from './bids.service.js';

const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };
const unkept = 'private, no-store';

/** Bids of the reader's organisations, from draft to withdrawal. Nobody else knows of them before the opening. */
@ApiTags('bids')
@Controller()
@MeasuredAs('bids')
export class BidsController {
  constructor(
    @Inject(BidsService) private readonly bids: BidsService,
    @Inject(BidMembersService) private readonly members: BidMembersService,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
  ) {}

  /** What anybody may know of the bids on a scenario: the rules, and after the deadline a band. */
  @Get('scenarios/:id/bidding')
  @Public()
  @Answers('应答规则与状态 · Rules and state of bidding', bidding, { problems: [404] })
  bidding(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.queries.bidding(scenarioId, actor);
  }

  /** Own bids and invitations to consortia, latest first. */
  @Get('my/bids')
  @SignedIn()
  @Answers('本机构的应答 · Own bids', ownBidPage, { problems: [401] })
  own(@Query({ schema: ownBidsQuery }) query: OwnBidsQuery, @CurrentActor() actor: Actor) {
    return this.queries.own(query, actor);
  }

  /** Begins an empty draft; one bid per organisation and scenario, alone or in one consortium. */
  @Post('bids')
  @SignedIn()
  @Answers('开始应答草稿 · Begin a bid', bidHead, refusals)
  draft(@Body({ schema: draftBid }) body: DraftBid, @CurrentActor() actor: Actor) {
    return this.bids.draft(body, actor);
  }

  /** The content is there for its own people: the draft while it is written, all of it after the opening. */
  @Get('bids/:id')
  @SignedIn()
  @Header('Cache-Control', unkept)
  @Answers('查看应答 · Read a bid', bid, { problems: [401, 404] })
  one(@Param('id', { schema: id }) bidId: string, @CurrentActor() actor: Actor) {
    return this.queries.one(bidId, actor);
  }

  /** Saves what was typed. Needs If-Match. */
  @Patch('bids/:id')
  @SignedIn()
  @Header('Cache-Control', unkept)
  @Answers('保存应答草稿 · Save a bid’s draft', bid, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  edit(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: editBid }) body: EditBid,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.bids.edit(bidId, body, version, actor);
  }

  /** What is missing before the draft can be sealed. */
  @Get('bids/:id/check')
  @SignedIn()
  @Answers('密封前检查 · Check a draft before sealing', bidCheck, { problems: [401, 404, 409] })
  check(@Param('id', { schema: id }) bidId: string, @CurrentActor() actor: Actor) {
    return this.queries.check(bidId, actor);
  }

  /** An empty draft beside a sealed bid, which stays valid until the new one is sealed. */
  @Post('bids/:id/drafts')
  @SignedIn()
  @Answers('在密封版之外另起草稿 · Begin a new draft beside the sealed bid', bidHead, refusals)
  redraft(@Param('id', { schema: id }) bidId: string, @CurrentActor() actor: Actor) {
    return this.bids.redraft(bidId, actor);
  }

  @Post('bids/:id/withdrawals')
  @SignedIn()
  @Answers('撤回应答 · Withdraw a bid', bidHead, refusals)
  withdraw(@Param('id', { schema: id }) bidId: string, @CurrentActor() actor: Actor) {
    return this.bids.withdraw(bidId, actor);
  }

  /** After a material change of the scenario, or a partner's leaving: the sealed bid stands. */
  @Post('bids/:id/reconfirmations')
  @SignedIn()
  @Answers('变更后确认应答仍有效 · Confirm a bid after a change', bidHead, refusals)
  reconfirm(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: reconfirmBid }) body: ReconfirmBid,
    @CurrentActor() actor: Actor,
  ) {
    return this.bids.reconfirm(bidId, body, actor);
  }

  /** Invites a partner into the consortium; it answers for itself. */
  @Post('bids/:id/members')
  @SignedIn()
  @Answers('邀请联合体伙伴 · Invite a consortium partner', bidHead, refusals)
  invite(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: inviteMember }) body: InviteMember,
    @CurrentActor() actor: Actor,
  ) {
    return this.members.invite(bidId, body, actor);
  }

  @Post('bids/:id/members/:organisationId/consents')
  @SignedIn()
  @Answers('同意加入联合体 · Consent to a consortium', bidHead, refusals)
  consent(
    @Param('id', { schema: id }) bidId: string,
    @Param('organisationId', { schema: id }) memberId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.members.answer(bidId, memberId, 'consented', actor);
  }

  @Post('bids/:id/members/:organisationId/refusals')
  @SignedIn()
  @AnswersNothing('谢绝加入联合体 · Decline a consortium', { problems: [401, 403, 404, 409, 422] })
  async decline(
    @Param('id', { schema: id }) bidId: string,
    @Param('organisationId', { schema: id }) memberId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.members.answer(bidId, memberId, 'declined', actor);
  }

  /** A partner leaves; a sealed bid then waits for the lead's confirmation. In the last 24 hours it is bound (`consortium.bound`). */
  @Post('bids/:id/members/:organisationId/departures')
  @SignedIn()
  @AnswersNothing('退出联合体 · Leave a consortium', { problems: [401, 403, 404, 409, 422] })
  async leave(
    @Param('id', { schema: id }) bidId: string,
    @Param('organisationId', { schema: id }) memberId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.members.leave(bidId, memberId, actor);
  }

  /** The lead takes a partner off the list; a bound partner of a sealed bid, too, which then waits for confirmation. */
  @Delete('bids/:id/members/:organisationId')
  @SignedIn()
  @Answers('将伙伴移出联合体 · Take a partner off the consortium', bidHead, {
    problems: [401, 403, 404, 409, 422],
  })
  remove(
    @Param('id', { schema: id }) bidId: string,
    @Param('organisationId', { schema: id }) memberId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.members.remove(bidId, memberId, actor);
  }
}
