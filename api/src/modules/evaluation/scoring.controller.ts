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
import { Answers, AnswersFile } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { id } from '../../platform/schemas.js';
import { ConsensusService } from './consensus.service.js';
import {
  confirmConsensus,
  consensusView,
  rankingView,
  saveSheet,
  sheetView,
  writeConsensus,
  type ConfirmConsensus,
  type SaveSheet,
  type WriteConsensus,
} from './evaluation.schemas.js';
import { RankingsQueries } from './rankings.queries.js';
import { RankingsService } from './rankings.service.js';
import { SheetsQueries } from './sheets.queries.js';
import { SheetsService } from './sheets.service.js';

const refusals = { status: 201, problems: [401, 403, 404, 409, 412, 422, 428] as const };
const edits = { problems: [401, 403, 404, 409, 412, 422, 428] as const };

/** Scores, consensus and ranking. */
@ApiTags('evaluation')
@Controller('scenarios/:id')
export class ScoringController {
  constructor(
    @Inject(SheetsService) private readonly sheets: SheetsService,
    @Inject(ConsensusService) private readonly consensus: ConsensusService,
    @Inject(RankingsService) private readonly rankings: RankingsService,
    @Inject(SheetsQueries) private readonly reading: SheetsQueries,
    @Inject(RankingsQueries) private readonly ranked: RankingsQueries,
  ) {}

  /** The reader's own score sheet, with the bids without names in the reader's own order. */
  @Get('evaluation/sheet')
  @SignedIn()
  @Answers('本人的评分表 · Own score sheet', sheetView, { problems: [401, 404] })
  sheet(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.reading.sheet(scenarioId, actor);
  }

  /** A file of a bid, for cleared evaluators, as an attachment; the bidders' names are hidden in its name, not inside. */
  @Get('evaluation/bids/:bidId/files/:fileId')
  @SignedIn()
  @AnswersFile(
    '评审中下载应答文件 · Download a bid’s file while judging',
    'application/octet-stream',
    { problems: [401, 404] },
  )
  @Header('Cache-Control', 'private, no-store')
  async file(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('bidId', { schema: id }) bidId: string,
    @Param('fileId', { schema: id }) fileId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const file = await this.reading.file(scenarioId, { bidId, fileId }, actor);
    return new StreamableFile(Readable.from(file.bytes), {
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      length: file.size,
    });
  }

  @Put('evaluation/sheet')
  @SignedIn()
  @Answers('保存评分表 · Save a score sheet', sheetView, edits)
  async saveSheet(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: saveSheet }) body: SaveSheet,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    await this.sheets.save(actor, scenarioId, body, version);
    return this.reading.sheet(scenarioId, actor);
  }

  /** Locks the sheet for good; others' scores can be read once all have. */
  @Post('evaluation/sheet/locks')
  @SignedIn()
  @Answers('锁定评分表 · Lock a score sheet', sheetView, refusals)
  async lockSheet(
    @Param('id', { schema: id }) scenarioId: string,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    await this.sheets.lock(actor, scenarioId, version);
    return this.reading.sheet(scenarioId, actor);
  }

  @Get('evaluation/consensus')
  @SignedIn()
  @Answers('查看评审共识 · Read the consensus', consensusView, { problems: [401, 404] })
  readConsensus(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.reading.consensus(scenarioId, actor);
  }

  @Put('evaluation/consensus')
  @SignedIn()
  @Answers('记录评审共识 · Write down the consensus', consensusView, edits)
  async writeConsensus(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: writeConsensus }) body: WriteConsensus,
    @IfMatch() version: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    await this.consensus.write(actor, scenarioId, body, version);
    return this.reading.consensus(scenarioId, actor);
  }

  /** Agrees to exactly the text that was read (its hash); the last agreement locks technique. */
  @Post('evaluation/consensus/confirmations')
  @SignedIn()
  @Answers('确认评审共识 · Confirm the consensus', consensusView, refusals)
  async confirm(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: confirmConsensus }) body: ConfirmConsensus,
    @CurrentActor() actor: Actor,
  ) {
    await this.consensus.confirm(actor, scenarioId, body.hash);
    return this.reading.consensus(scenarioId, actor);
  }

  /** Computes price points and places, should it not have happened with the price opening. */
  @Post('evaluation/pricings')
  @SignedIn()
  @Answers('计算价格分与名次 · Compute price points and places', rankingView, refusals)
  async price(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    await this.rankings.price(actor, scenarioId);
    return this.ranked.view(scenarioId, actor);
  }

  /** Publishes the ranking with its hash. */
  @Post('ranking/publications')
  @SignedIn()
  @Answers('公布评审排名 · Publish the ranking', rankingView, refusals)
  async publish(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    await this.rankings.publish(actor, scenarioId);
    return this.ranked.view(scenarioId, actor);
  }

  @Get('ranking')
  @Public()
  @Answers('评审排名 · The ranking', rankingView, { problems: [404] })
  ranking(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.ranked.view(scenarioId, actor);
  }
}
