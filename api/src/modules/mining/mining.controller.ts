import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../platform/http/answers.decorator.js';
import { Can, definePermission } from '../../platform/http/can.decorator.js';
import { MiningQueries } from './mining.queries.js';
import { effect, effectQuery, mined, type EffectQuery } from './mining.schemas.js';

const see = definePermission('form.mine', 'matchmaker', 'reviewer');

@ApiTags('thesaurus')
@Controller('thesaurus')
export class MiningController {
  constructor(@Inject(MiningQueries) private readonly mining: MiningQueries) {}

  /** Forms that both sides of accepted pairs use and no concept names. */
  @Get('mined')
  @Can(see)
  @Answers('从数据中发现的词形 · Forms mined from data', mined, { problems: [401, 403, 503] })
  mined() {
    return this.mining.mined();
  }

  /** What one more form would change, on a sample; nothing is stored. */
  @Get('effects')
  @Can(see)
  @Answers('词形对匹配的影响 · Effect of thesaurus forms', effect, {
    problems: [400, 401, 403, 422, 503],
  })
  effect(@Query({ schema: effectQuery }) query: EffectQuery) {
    return this.mining.effect(query);
  }
}
