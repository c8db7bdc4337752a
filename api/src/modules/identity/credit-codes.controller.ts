import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { checkCreditCode } from './credit-code.js';
import { creditCodeSentence } from './credit-code-texts.js';

const creditCodeAnswer = z
  .object({
    valid: z.boolean(),
    rule: z.enum(['national', 'fujian-pilot']).nullable(),
    reason: z
      .enum(['length', 'charset', 'authority', 'category', 'region', 'body-check', 'check-digit'])
      .nullable(),
    message: z.string(),
  })
  .meta({ id: 'CreditCodeAnswer' });

@Controller('credit-codes')
@ApiTags('organisations')
export class CreditCodesController {
  /** Whether a 统一社会信用代码 is well formed; says nothing about whether it was handed out. */
  @Get(':code')
  @Public()
  @Answers('核验统一社会信用代码 · Check a unified social credit code', creditCodeAnswer)
  check(
    @Param('code', { schema: z.string().max(100) }) code: string,
    @CurrentActor() actor: Actor,
  ) {
    const answer = checkCreditCode(code);
    return { ...answer, message: creditCodeSentence(answer, actor.language) };
  }
}
