import { Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { MailProofsService } from './mail-proofs.service.js';
import { invitationToken } from './members.schemas.js';

@Controller('mail-proofs')
@ApiTags('session')
export class MailProofsController {
  constructor(@Inject(MailProofsService) private readonly proofs: MailProofsService) {}

  /** Sends the reader another link to prove their mail address. */
  @Post()
  @SignedIn()
  @AnswersNothing('重发邮箱验证信 · Send the address proof again', { problems: [401, 409] })
  async sendAgain(@CurrentActor() actor: Actor) {
    await this.proofs.sendAgain(actor);
  }

  /** Proves an address by the link; no session is needed, it may be opened on another device. */
  @Post(':token')
  @Public()
  @AnswersNothing('验证邮箱 · Prove an address', { problems: [404] })
  async prove(
    @CurrentActor() actor: Actor,
    @Param('token', { schema: invitationToken }) token: string,
  ) {
    await this.proofs.prove(actor, token);
  }
}
