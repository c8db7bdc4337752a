import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Inject,
  Param,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersFile, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { TakesBytes } from '../../platform/http/raw-bytes.js';
import { id } from '../../platform/schemas.js';
import { evidenceView } from './capability-answers.schemas.js';
import { maxEvidenceBytes } from './capability-fields.schemas.js';
import { EvidenceFilesService } from './evidence-files.service.js';
import { EvidenceQueries } from './evidence.queries.js';
import { evidenceFileQuery, type EvidenceFileQuery } from './suppliers.schemas.js';

/** The file of a piece of evidence, read by its organisation's people and by reviewers only. */
@ApiTags('evidence')
@Controller('evidence/:id/file')
export class EvidenceFilesController {
  constructor(
    @Inject(EvidenceFilesService) private readonly files: EvidenceFilesService,
    @Inject(EvidenceQueries) private readonly queries: EvidenceQueries,
  ) {}

  /** PDF, PNG or JPEG (application/octet-stream), 5 MB at most; replaces the one before. */
  @Put()
  @SignedIn()
  @TakesBytes(maxEvidenceBytes)
  @ApiConsumes('application/octet-stream')
  @Answers('上传证据文件 · Upload the file of evidence', evidenceView, {
    problems: [401, 403, 404, 412, 413, 415, 428],
  })
  // Who, which, under what name, what, and of which version: the body is bytes and holds no more than itself.
  // eslint-disable-next-line no-restricted-syntax
  put(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) evidence: string,
    @Query({ schema: evidenceFileQuery }) { name }: EvidenceFileQuery,
    @Body() bytes: Buffer,
    @IfMatch() version: string | undefined,
  ) {
    return this.files.put(actor, evidence, { name, bytes }, version);
  }

  /** The bytes, as an attachment under the name they came with. */
  @Get()
  @SignedIn()
  @AnswersFile('下载证据文件 · Download the file of evidence', 'application/octet-stream', {
    problems: [401, 404],
  })
  @Header('Cache-Control', 'private, no-store')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) evidence: string,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.queries.file(actor, evidence);
    return new StreamableFile(bytes, {
      // Never shown in the page, whatever it says it is.
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      length: bytes.length,
    });
  }

  @Delete()
  @SignedIn()
  @AnswersNothing('移除证据文件 · Remove the file of evidence', { problems: [401, 403, 404] })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) evidence: string,
  ): Promise<void> {
    return this.files.remove(actor, evidence);
  }
}
