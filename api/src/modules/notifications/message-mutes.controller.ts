import { Controller, Get, Header, Inject, Param, Post, Redirect } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing, Summarised } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { MessagePreferences } from './message-preferences.service.js';
import { mute, muteToken } from './notifications.schemas.js';

/** The links at the foot of mails: they work without signing in, and only for the kind of that mail. */
@ApiTags('messages')
@Controller('message-mutes')
export class MessageMutesController {
  constructor(@Inject(MessagePreferences) private readonly choices: MessagePreferences) {}

  @Get(':token')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Answers('查看退订链接 · Read an unsubscribe link', mute, { problems: [404] })
  read(@Param('token', { schema: muteToken }) token: string, @CurrentActor() actor: Actor) {
    return this.choices.readMute(token, actor);
  }

  /** RFC 8058: mail programs post `List-Unsubscribe=One-Click` here. */
  @Post(':token/one-click')
  @Public()
  @RouteConfig({ form: true })
  @AnswersNothing('一键退订 · Unsubscribe with one click', { problems: [404] })
  mute(@Param('token', { schema: muteToken }) token: string) {
    return this.choices.mute(token);
  }

  /** Looking changes nothing: programs that only open the address show a person the page with the button. */
  @Get(':token/one-click')
  @Public()
  @Redirect()
  @Summarised('一键退订页 · Page of the one-click unsubscribe')
  @ApiResponse({ status: 303, description: 'The page that asks' })
  page(@Param('token', { schema: muteToken }) token: string) {
    return { url: `/mute/${token}`, statusCode: 303 };
  }
}
