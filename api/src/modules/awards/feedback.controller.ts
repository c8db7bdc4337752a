import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  Param,
  Post,
  Put,
  StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersFile, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { bidFeedback, feedbackWords, writeFeedback, type WriteFeedback } from './awards.schemas.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackService } from './feedback.service.js';
import { ProofFilesQueries } from './proof-files.queries.js';
import { reviewProof, submitProof, type ReviewProof, type SubmitProof } from './proofs.schemas.js';
import { ProofsService } from './proofs.service.js';

/** What a bidder learns, and what it shows in a proof of concept. */
@ApiTags('awards')
@Controller('bids')
export class FeedbackController {
  constructor(
    @Inject(FeedbackQueries) private readonly queries: FeedbackQueries,
    @Inject(FeedbackService) private readonly feedback: FeedbackService,
    @Inject(ProofsService) private readonly proofs: ProofsService,
    @Inject(ProofFilesQueries) private readonly proofFiles: ProofFilesQueries,
  ) {}

  /** The bidder's own page: scores, rank, the anonymous distribution, what was good and what to do better. */
  @Get(':id/feedback')
  @SignedIn()
  @Answers('本应答的评审反馈 · Feedback on one’s own bid', bidFeedback, { problems: [401, 404] })
  page(@Param('id', { schema: id }) bidId: string, @CurrentActor() actor: Actor) {
    return this.queries.page(actor, bidId);
  }

  /** The publisher's own words beside the panel's. Needs If-Match (0 the first time). */
  @Put(':id/feedback-words')
  @SignedIn()
  @Answers('写给应答方的反馈 · Write words for a bidder', feedbackWords, {
    problems: [401, 403, 404, 409, 412, 422, 428],
  })
  write(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: writeFeedback }) body: WriteFeedback,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.feedback.write(actor, bidId, body, version);
  }

  /** The evidence of a proof of concept. */
  @Post(':id/proofs')
  @SignedIn()
  @AnswersNothing('提交验证证据 · Submit the evidence of a proof of concept', {
    problems: [401, 403, 404, 409, 422],
  })
  submit(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: submitProof }) body: SubmitProof,
    @CurrentActor() actor: Actor,
  ) {
    return this.proofs.submit(actor, bidId, body);
  }

  /** A file of the evidence, as an attachment under the name it came with. */
  @Get(':id/proofs/files/:fileId')
  @SignedIn()
  @AnswersFile('读取验证证据文件 · Read a file of a proof of concept', 'application/octet-stream', {
    problems: [401, 404],
  })
  @Header('Cache-Control', 'private, no-store')
  async proofFile(
    @Param('id', { schema: id }) bidId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const file = await this.proofFiles.read(actor, bidId, fileId);
    return new StreamableFile(Readable.from(file.bytes), {
      // Never shown in the page, whatever it says it is.
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      length: file.size,
    });
  }

  /** The publisher's judgement of it. */
  @Post(':id/proof-reviews')
  @SignedIn()
  @AnswersNothing('评判验证结果 · Judge a proof of concept', {
    problems: [401, 403, 404, 409, 422],
  })
  review(
    @Param('id', { schema: id }) bidId: string,
    @Body({ schema: reviewProof }) body: ReviewProof,
    @CurrentActor() actor: Actor,
  ) {
    return this.proofs.review(actor, bidId, body);
  }
}
