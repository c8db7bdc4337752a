import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EnvelopeKind } from '@aism/sealing';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  definePermission,
  Public,
  SignedIn,
} from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { KeySetsService } from './key-sets.service.js';
import { OfficerKeysQueries } from './officer-keys.queries.js';
import {
  makeOfficerKey,
  nameOfficers,
  officerCandidates,
  officerKey,
  officerKeyPage,
  openingOfficers,
  sealingKeys,
  type MakeOfficerKey,
  type NameOfficers,
} from './officer-keys.schemas.js';
import { OfficerKeysService } from './officer-keys.service.js';
import { OpeningsQueries } from './openings.queries.js';
import {
  giveShares,
  openingDuties,
  openingMinutes,
  openingTask,
  type GiveShares,
} from './openings.schemas.js';
import { OpeningsService } from './openings.service.js';
import { envelopeKind } from './sealings.schemas.js';

const openBids = definePermission('bid.open', 'officer');
const refusals = { status: 201, problems: [401, 403, 404, 409, 422] as const };

/** Keys for opening, and the openings. */
@ApiTags('openings')
@Controller()
export class OpeningsController {
  constructor(
    @Inject(OfficerKeysService) private readonly keys: OfficerKeysService,
    @Inject(OfficerKeysQueries) private readonly keyQueries: OfficerKeysQueries,
    @Inject(KeySetsService) private readonly keySets: KeySetsService,
    @Inject(OpeningsService) private readonly openings: OpeningsService,
    @Inject(OpeningsQueries) private readonly queries: OpeningsQueries,
  ) {}

  @Get('my/officer-keys')
  @Can(openBids)
  @Answers('本人的开标密钥 · Own officer keys', officerKeyPage, { problems: [401, 403] })
  ownKeys(@CurrentActor() actor: Actor) {
    return this.keyQueries.own(actor);
  }

  /** Registers the public half of a key made in the browser; an earlier one is retired. */
  @Post('my/officer-keys')
  @Can(openBids)
  @Answers('登记开标密钥 · Register an officer key', officerKey, refusals)
  makeKey(@Body({ schema: makeOfficerKey }) body: MakeOfficerKey, @CurrentActor() actor: Actor) {
    return this.keys.make(body, actor);
  }

  /** A lost key: in no new key set from now on. */
  @Post('my/officer-keys/:id/retirements')
  @Can(openBids)
  @Answers('停用开标密钥 · Retire an officer key', officerKey, refusals)
  retireKey(@Param('id', { schema: id }) keyId: string, @CurrentActor() actor: Actor) {
    return this.keys.retire(keyId, actor);
  }

  /** Where the reader opens, and what is awaited. */
  @Get('my/openings')
  @Can(openBids)
  @Answers('本人的开标任务 · Own opening duties', openingDuties, { problems: [401, 403] })
  duties(@CurrentActor() actor: Actor) {
    return this.queries.duties(actor);
  }

  /** The server's public keys of all times: to seal to, and to verify receipts with. */
  @Get('sealing-keys')
  @Public()
  @Answers('服务器公钥 · The server’s public keys', sealingKeys)
  serverKeys() {
    return this.keyQueries.serverKeys();
  }

  /** For whom bids of this scenario are sealed now: public keys only. */
  @Get('scenarios/:id/opening-officers')
  @Public()
  @Answers('开标人员与公钥 · Opening officers and their keys', openingOfficers, { problems: [404] })
  officers(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.keyQueries.ofScenario(scenarioId, actor);
  }

  /** Whom the publisher may name. */
  @Get('scenarios/:id/officer-candidates')
  @SignedIn()
  @Answers('可选的开标人员 · Officers who may be named', officerCandidates, {
    problems: [401, 404],
  })
  candidates(@Param('id', { schema: id }) scenarioId: string, @CurrentActor() actor: Actor) {
    return this.keyQueries.candidates(scenarioId, actor);
  }

  /** Names the officers anew: a further key set, for bids sealed from now on. */
  @Post('scenarios/:id/opening-officers')
  @SignedIn()
  @Answers('指定开标人员 · Name opening officers', openingOfficers, refusals)
  name(
    @Param('id', { schema: id }) scenarioId: string,
    @Body({ schema: nameOfficers }) body: NameOfficers,
    @CurrentActor() actor: Actor,
  ) {
    return this.keySets.name(scenarioId, body, actor);
  }

  /** Public minutes of what was opened. */
  @Get('scenarios/:id/openings')
  @Public()
  @Answers('开标记录 · Minutes of the openings', openingMinutes, { problems: [404] })
  minutes(@Param('id', { schema: id }) scenarioId: string) {
    return this.queries.minutes(scenarioId);
  }

  /** What the reader, an opening officer, is to decrypt in the browser; nothing before the deadline. */
  @Get('scenarios/:id/openings/:kind/shares')
  @Can(openBids)
  @Answers('待解开的密钥份额 · Shares an officer is to unwrap', openingTask, {
    problems: [401, 403, 404],
  })
  task(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('kind', { schema: envelopeKind }) kind: EnvelopeKind,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.task(scenarioId, kind, actor);
  }

  /** Hands in the decrypted shares; with the second officer's everything opens, or nothing. */
  @Post('scenarios/:id/openings/:kind/shares')
  @Can(openBids)
  @Answers('提交密钥份额 · Hand in key shares', openingTask, refusals)
  give(
    @Param('id', { schema: id }) scenarioId: string,
    @Param('kind', { schema: envelopeKind }) kind: EnvelopeKind,
    @Body({ schema: giveShares }) body: GiveShares,
    @CurrentActor() actor: Actor,
  ) {
    return this.openings.give(scenarioId, kind, body, actor);
  }
}
