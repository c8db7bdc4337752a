import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public, SignedIn } from '../../platform/http/can.decorator.js';
import { clearSession, deviceOf, setDevice, setSession, tokenOf } from './session-cookies.js';
import { SessionsQueries } from './sessions.queries.js';
import { session, signIn, type SignIn } from './sessions.schemas.js';
import { SessionsService } from './sessions.service.js';

@Controller()
@ApiTags('session')
export class SessionsController {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(SessionsQueries) private readonly queries: SessionsQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs in; the token travels in a cookie only. */
  @Post('session')
  @Public()
  @Answers('登录 · Sign in', session, { status: 201, problems: [401, 429] })
  async open(
    @Body({ schema: signIn }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const origin = { address: request.ip, device: deviceOf(request) };
    const opened = await this.sessions.signIn(body, origin, tokenOf(request));
    setSession(reply, opened.token, this.config);
    setDevice(reply, opened.device, this.config);
    return this.queries.ofToken(request, opened.token);
  }

  /** Who am I: a visitor gets a session without a user. */
  @Get('session')
  @Public()
  @Answers('当前会话 · The present session', session)
  current(@CurrentActor() actor: Actor) {
    return this.queries.current(actor);
  }

  /** Signs out in this browser. */
  @Delete('session')
  @Public()
  @AnswersNothing('退出登录 · Sign out')
  async close(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    clearSession(reply, this.config);
    await this.sessions.signOut(actor);
  }

  /** Signs out everywhere. */
  @Delete('sessions')
  @SignedIn()
  @AnswersNothing('退出所有设备 · Sign out everywhere', { problems: [401] })
  async closeAll(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    clearSession(reply, this.config);
    await this.sessions.signOutEverywhere(actor);
  }
}
