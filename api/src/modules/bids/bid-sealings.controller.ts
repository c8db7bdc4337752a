import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { MeasuredAs } from '../../platform/http/measured-as.decorator.js';
import { TakesBytes } from '../../platform/http/raw-bytes.js';
import { id } from '../../platform/schemas.js';
import { BidSealingsService } from './bid-sealings.service.js';
import { SealingsQueries } from './sealings.queries.js';
import {
  beginSealing,
  bidReceipt,
  bidReceipts,
  chunkName,
  receiptVerdict,
  sealBid,
  sealing,
  verifyReceipt,
  type BeginSealing,
  type ChunkName,
  type SealBid,
  type VerifyReceipt,
} from './sealings.schemas.js';

const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

/** Sealing a bid, and the receipts that vouch for it. */
@ApiTags('bids')
@Controller()
@MeasuredAs('bids')
export class BidSealingsController {
  constructor(
    @Inject(BidSealingsService) private readonly sealings: BidSealingsService,
    @Inject(SealingsQueries) private readonly queries: SealingsQueries,
  ) {}

  /** Begins an attempt: the answer names what the ciphertext must be bound to. */
  @Post('bids/:id/sealings')
  @SignedIn()
  @Answers('开始一次密封 · Begin a sealing', sealing, refusals)
  begin(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: beginSealing }) body: BeginSealing,
    @CurrentActor() actor: Actor,
  ) {
    return this.sealings.begin(bidId, body, actor);
  }

  @Get('bids/:id/sealings/:sealingId')
  @SignedIn()
  @Answers('查看密封进度 · Read a sealing in progress', sealing, { problems: [401, 404] })
  one(
    @Param('id', { schema: id }) bidId: string,
    @Param('sealingId', { schema: id }) sealingId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.one(bidId, sealingId, actor);
  }

  /** One chunk of ciphertext (application/octet-stream) under its name, e.g. `technique-0`; repeating it is harmless, after the deadline it is refused. */
  @Put('sealings/:sealingId/chunks/:chunk')
  @SignedIn()
  @TakesBytes()
  @ApiConsumes('application/octet-stream')
  @AnswersNothing('上传密文的一块 · Upload one chunk of ciphertext', {
    problems: [401, 404, 409, 415, 422],
  })
  putChunk(
    @Param('sealingId', { schema: id }) sealingId: string,
    @Param('chunk', { schema: chunkName }) chunk: ChunkName,
    @Body() bytes: Buffer,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.sealings.putChunk(sealingId, chunk, bytes, actor);
  }

  /**
   * Seals: checks the manifest against what arrived, gives the receipt and destroys the draft, all or nothing. Needs
   * If-Match with the bid's version. Sent twice it answers the same receipt.
   */
  @Post('bids/:id/receipts')
  @SignedIn()
  @Answers('密封应答并取得回执 · Seal a bid and get its receipt', bidReceipt, {
    status: 201,
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  seal(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: sealBid }) body: SealBid,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.sealings.seal(bidId, body, version, actor);
  }

  /** All receipts of a bid, superseded ones too. */
  @Get('bids/:id/receipts')
  @SignedIn()
  @Answers('应答的全部回执 · All receipts of a bid', bidReceipts, { problems: [401, 404] })
  receipts(@Param('id', { schema: id }) bidId: string, @CurrentActor() actor: Actor) {
    return this.queries.receipts(bidId, actor);
  }

  /** Whether a receipt is true: its signature, and that it is the one on record. Anybody who holds its text may ask. */
  @Post('receipts/verifications')
  @Public()
  @Answers('验证回执 · Verify a receipt', receiptVerdict)
  verify(@Body({ schema: verifyReceipt }) body: VerifyReceipt) {
    return this.queries.verify(body);
  }
}
