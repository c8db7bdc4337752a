import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import {
  Can,
  CurrentActor,
  definePermission,
  SignedIn,
} from '../../platform/http/can.decorator.js';
import { id } from '../../platform/schemas.js';
import { MessagePreferences } from './message-preferences.service.js';
import { MessagePreviews } from './message-previews.queries.js';
import { MessagesQueries } from './messages.queries.js';
import {
  changePreference,
  kindName,
  marked,
  messagePage,
  messagePreviews,
  messagesQuery,
  preferences,
  readAll,
  unreadCount,
  type ChangePreference,
  type MessagesQuery,
  type ReadAll,
} from './notifications.schemas.js';

const preview = definePermission('message.preview', 'reviewer', 'admin');

@ApiTags('messages')
@Controller()
export class MessagesController {
  constructor(
    @Inject(MessagesQueries) private readonly messages: MessagesQueries,
    @Inject(MessagePreferences) private readonly choices: MessagePreferences,
    @Inject(MessagePreviews) private readonly previews: MessagePreviews,
  ) {}

  @Get('my/messages')
  @SignedIn()
  @Answers('本人的消息 · Own messages', messagePage, { problems: [401] })
  mine(@Query({ schema: messagesQuery }) query: MessagesQuery, @CurrentActor() actor: Actor) {
    return this.messages.list(query, actor);
  }

  /** For the bell: cheap, and never more than 100. */
  @Get('my/messages/unread')
  @SignedIn()
  @Answers('未读消息数 · Number of unread messages', unreadCount, { problems: [401] })
  unread(@CurrentActor() actor: Actor) {
    return this.messages.unread(actor);
  }

  /** Marks what is there at the moment given, so that what has just come stays unread. */
  @Post('my/messages/read')
  @SignedIn()
  @Answers('全部标为已读 · Mark all messages as read', marked, { problems: [401] })
  readAll(@Body({ schema: readAll }) body: ReadAll, @CurrentActor() actor: Actor) {
    return this.messages.markAll(body, actor);
  }

  @Put('my/messages/:id/read')
  @SignedIn()
  @AnswersNothing('标为已读 · Mark a message as read', { problems: [401, 404] })
  read(@Param('id', { schema: id }) messageId: string, @CurrentActor() actor: Actor) {
    return this.messages.mark(messageId, true, actor);
  }

  @Delete('my/messages/:id/read')
  @SignedIn()
  @AnswersNothing('标为未读 · Mark a message as unread', { problems: [401, 404] })
  unreadAgain(@Param('id', { schema: id }) messageId: string, @CurrentActor() actor: Actor) {
    return this.messages.mark(messageId, false, actor);
  }

  @Get('my/message-preferences')
  @SignedIn()
  @Answers('消息接收设置 · Message preferences', preferences, { problems: [401] })
  preferences(@CurrentActor() actor: Actor) {
    return this.choices.list(actor);
  }

  @Put('my/message-preferences/:kind')
  @SignedIn()
  @Answers('修改一类消息的接收方式 · Change how one kind of message arrives', preferences, {
    problems: [401, 404, 422],
  })
  change(
    @Param('kind', { schema: kindName }) kind: string,
    @Body({ schema: changePreference }) body: ChangePreference,
    @CurrentActor() actor: Actor,
  ) {
    return this.choices.change(kind, body, actor);
  }

  /** Back to the default. */
  @Delete('my/message-preferences/:kind')
  @SignedIn()
  @Answers('恢复一类消息的默认设置 · Reset one kind of message', preferences, {
    problems: [401, 404],
  })
  reset(@Param('kind', { schema: kindName }) kind: string, @CurrentActor() actor: Actor) {
    return this.choices.reset(kind, actor);
  }

  /** Every mail in both languages, from made-up facts (示例). */
  @Get('message-previews')
  @Can(preview)
  @Answers('预览全部消息样式 · Preview all kinds of messages', messagePreviews, {
    problems: [401, 403],
  })
  all() {
    return this.previews.all();
  }
}
