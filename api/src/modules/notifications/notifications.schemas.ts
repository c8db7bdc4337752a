import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { csv, time, timeOut } from '../../platform/schemas.js';
import { mailChoices, messageTopics } from './notifications.reads.js';

const topic = z.enum(messageTopics);
export const kindName = z.string().regex(/^[a-z-]{1,40}\.[a-z-]{1,40}$/);

export const message = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    topic,
    title: z.string(),
    lines: z.array(z.string()),
    path: z.string().describe('事项所在的页面'),
    at: timeOut,
    readAt: timeOut.nullable(),
    actions: z.array(z.enum(['read', 'unread'])),
  })
  .meta({ id: 'Message' });
export type MessageView = z.input<typeof message>;
export const messagePage = page(message, 'MessagePage');
export const messagesQuery = pageQuery.extend({
  state: z.enum(['all', 'unread']).default('all'),
  kind: csv(kindName, 40).optional(),
  topic: topic.optional(),
});
export type MessagesQuery = z.output<typeof messagesQuery>;

/** Counted up to 100: nobody reads a larger number. */
export const unreadCount = z.object({ unread: z.int().max(100) }).meta({ id: 'UnreadMessages' });
export const readAll = z
  .strictObject({
    before: time.describe('只标记此刻及以前的消息，以免误标刚到的'),
    topic: topic.optional(),
  })
  .meta({ id: 'ReadAllMessages' });
export type ReadAll = z.output<typeof readAll>;
export const marked = z.object({ marked: z.int() }).meta({ id: 'MarkedMessages' });

const mail = z.enum(mailChoices);
export const preference = z
  .object({
    kind: z.string(),
    topic,
    label: z.string(),
    inApp: z.boolean(),
    mail: mail.nullable().describe('为空：此类消息不由此处发送邮件'),
    mutable: z.boolean().describe('站内消息能否关闭'),
    chosen: z.boolean().describe('本人选择过；否则为默认'),
    actions: z.array(z.enum(['change', 'reset'])),
  })
  .meta({ id: 'MessagePreference' });
export type PreferenceView = z.input<typeof preference>;
export const preferences = z
  .object({ items: z.array(preference), total: z.int() })
  .meta({ id: 'MessagePreferences' });
export const changePreference = z
  .strictObject({ inApp: z.boolean(), mail })
  .meta({ id: 'ChangeMessagePreference' });
export type ChangePreference = z.output<typeof changePreference>;

export const muteToken = z.string().regex(/^[\w-]{10,300}\.[\w-]{43}$/);
export const mute = z
  .object({ kind: z.string(), label: z.string(), muted: z.boolean() })
  .meta({ id: 'MessageMute' });

export const calendarFeed = z
  .object({
    madeAt: timeOut.nullable().describe('为空：没有启用'),
    url: z.string().nullable().describe('只在生成时给出一次'),
    actions: z.array(z.enum(['make', 'revoke'])),
  })
  .meta({ id: 'CalendarFeed' });
export const feedFile = z.string().regex(/^[\w-]{43}\.ics$/);

export const messagePreviews = z
  .object({
    items: z.array(
      z.object({
        kind: z.string(),
        topic,
        label: z.string(),
        language: z.enum(['zh-CN', 'en']),
        subject: z.string(),
        text: z.string(),
        html: z.string(),
        byMail: z.boolean().describe('这类消息是否会发邮件'),
      }),
    ),
    total: z.int(),
  })
  .meta({ id: 'MessagePreviews' });
