import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { invitationToken } from './members.schemas.js';
import { PasswordsService } from './passwords.service.js';
import {
  requestReset,
  resetPassword,
  type RequestReset,
  type ResetPassword,
} from './users.schemas.js';

@Controller('password-resets')
@ApiTags('session')
export class PasswordResetsController {
  constructor(@Inject(PasswordsService) private readonly passwords: PasswordsService) {}

  /** Sends a link if the address has an account; the answer does not tell. */
  @Post()
  @Public()
  @AnswersNothing('申请重设密码 · Ask for a password reset')
  async request(
    @CurrentActor() actor: Actor,
    @Body({ schema: requestReset }) { email }: RequestReset,
  ) {
    await this.passwords.requestReset(actor, email);
  }

  /** Sets a new password by the link. */
  @Post(':token')
  @Public()
  @AnswersNothing('重设密码 · Reset a password', { problems: [404] })
  async reset(
    @CurrentActor() actor: Actor,
    @Param('token', { schema: invitationToken }) token: string,
    @Body({ schema: resetPassword }) { password }: ResetPassword,
  ) {
    await this.passwords.reset(actor, token, password);
  }
}
