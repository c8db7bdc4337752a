import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Actor } from '../../platform/http/actor.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { InvitationsService } from './invitations.service.js';
import {
  accepted,
  acceptInvitation,
  invitationToken,
  receivedInvitation,
  type AcceptInvitation,
} from './members.schemas.js';
import { setSession } from './session-cookies.js';

/** What the holder of an invitation's link may do. */
@Controller('invitations/:token')
@ApiTags('members')
export class InvitationsController {
  constructor(
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Public()
  @Answers('查看收到的加入邀请 · Read an invitation', receivedInvitation, { problems: [404] })
  received(@Param('token', { schema: invitationToken }) token: string) {
    return this.invitations.received(token);
  }

  /** Joins with the invited account, or makes it and signs in. */
  @Post('acceptances')
  @Public()
  @Answers('接受加入邀请 · Accept an invitation', accepted, {
    status: 201,
    problems: [401, 403, 404, 409, 422],
  })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('token', { schema: invitationToken }) token: string,
    @Body({ schema: acceptInvitation }) body: AcceptInvitation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const joined = await this.invitations.accept(actor, token, body);
    if (joined.token) setSession(reply, joined.token, this.config);
    return joined.membership;
  }
}
