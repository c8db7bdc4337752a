import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, CurrentActor } from '../../platform/http/can.decorator.js';
import { readModels, rollBackModels } from './model.permissions.js';
import { ModelsQueries } from './models.queries.js';
import {
  modelCards,
  modelsQuery,
  rollBack,
  type ModelsQuery,
  type RollBack,
} from './models.schemas.js';
import { ModelsService } from './models.service.js';

/** Model cards of matching: what scores, what it rests on, how it came to be, and the way back. */
@ApiTags('models')
@Controller('models')
export class ModelsController {
  constructor(
    @Inject(ModelsQueries) private readonly queries: ModelsQueries,
    @Inject(ModelsService) private readonly models: ModelsService,
  ) {}

  @Get()
  @Can(readModels)
  @Answers('模型卡片 · Model cards', modelCards, { problems: [401, 403] })
  cards(@CurrentActor() actor: Actor, @Query({ schema: modelsQuery }) query: ModelsQuery) {
    return this.queries.cards(actor, query);
  }

  /** Goes back to a version that was in use before. */
  @Post('activations')
  @Can(rollBackModels)
  @Answers('切换在用模型版本 · Switch the active model version', modelCards, {
    problems: [401, 403, 404, 409, 422],
  })
  async rollBack(@CurrentActor() actor: Actor, @Body({ schema: rollBack }) body: RollBack) {
    await this.models.rollBack(actor, body);
    return this.queries.cards(actor, body);
  }
}
