import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Inject,
  Param,
  Post,
  Put,
  StreamableFile,
} from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersFile, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { MeasuredAs } from '../../platform/http/measured-as.decorator.js';
import { TakesBytes } from '../../platform/http/raw-bytes.js';
import { id } from '../../platform/schemas.js';
import { bidFileErrors } from './bid.errors.js';
import { BidFilesService } from './bid-files.service.js';
import { addFile, draftFile, type AddFile } from './bids.schemas.js';
import { OpenedFiles } from './opened-files.queries.js';

const chunk = z.coerce.number().int().min(0).max(127);
const refusals = [401, 403, 404, 409, 415, 422] as const;

/** Files of a bid: added in chunks while it is written, read by its own people, and by its publisher once opened. */
@ApiTags('bids')
@Controller()
@MeasuredAs('bids')
export class BidFilesController {
  constructor(
    @Inject(BidFilesService) private readonly files: BidFilesService,
    @Inject(OpenedFiles) private readonly opened: OpenedFiles,
  ) {}

  /** Announces a file under an id of the client's own making (UUID); its chunks follow. */
  @Put('bids/:id/files/:fileId')
  @SignedIn()
  @Answers('为草稿添加文件 · Add a file to a draft', draftFile, { problems: refusals })
  add(
    @Param('id', { schema: id }) bidId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @Body({ schema: addFile }) body: AddFile,
    @CurrentActor() actor: Actor,
  ) {
    return this.files.add(bidId, fileId, body, actor);
  }

  /** One chunk (application/octet-stream), all but the last of `chunkBytes`; repeating it is harmless. */
  @Put('bid-files/:fileId/chunks/:no')
  @SignedIn()
  @TakesBytes()
  @ApiConsumes('application/octet-stream')
  @AnswersNothing('上传草稿文件的一块 · Upload one chunk of a draft’s file', { problems: refusals })
  putChunk(
    @Param('fileId', { schema: id }) fileId: string,
    @Param('no', { schema: chunk }) no: number,
    @Body() bytes: Buffer,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.files.putChunk(fileId, no, bytes, actor);
  }

  /** All chunks are there: the type is judged by the content. */
  @Post('bids/:id/files/:fileId/completions')
  @SignedIn()
  @AnswersNothing('确认文件传完 · Complete an upload', { problems: refusals })
  complete(
    @Param('id', { schema: id }) bidId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.files.complete(bidId, fileId, actor);
  }

  @Delete('bids/:id/files/:fileId')
  @SignedIn()
  @AnswersNothing('移除草稿文件 · Remove a draft’s file', { problems: refusals })
  remove(
    @Param('id', { schema: id }) bidId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.files.remove(bidId, fileId, actor);
  }

  /** The bytes, as an attachment under the name they came with. */
  @Get('bids/:id/files/:fileId')
  @SignedIn()
  @Header('Cache-Control', 'private, no-store')
  @AnswersFile('下载应答文件 · Download a file of a bid', 'application/octet-stream', {
    problems: [401, 404],
  })
  async read(
    @Param('id', { schema: id }) bidId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const file =
      (await this.files.read(bidId, fileId, actor)) ?? (await this.opened.find(bidId, fileId));
    if (!file) throw bidFileErrors('not-found');
    return new StreamableFile(Readable.from(file.bytes), {
      // Never shown in the page, whatever it says it is.
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      length: file.size,
    });
  }
}
