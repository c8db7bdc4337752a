import { defineErrors } from '../../platform/errors.js';

export const messageErrors = defineErrors('message', {
  'not-found': { kind: 'missing', zh: '没有找到这条消息。', en: 'This message was not found.' },
  'kind-not-found': {
    kind: 'missing',
    zh: '没有这类消息。',
    en: 'There is no such kind of message.',
  },
  'kind-not-mutable': {
    kind: 'refused',
    zh: '这类消息关系到办理流程，站内消息不能关闭。',
    en: 'Messages of this kind belong to the process: they cannot be switched off in the application.',
  },
  'kind-without-mail': {
    kind: 'refused',
    zh: '这类消息不由此处发送邮件。',
    en: 'Mails of this kind are not sent from here.',
  },
  'link-invalid': {
    kind: 'missing',
    zh: '这个链接无效，请登录后在“消息设置”中选择。',
    en: 'This link is not valid; sign in and choose under message preferences.',
  },
});
export const calendarFeedErrors = defineErrors('calendar-feed', {
  'not-found': {
    kind: 'missing',
    zh: '没有这个日历，或它已被停用。',
    en: 'There is no such calendar, or it was revoked.',
  },
  'no-deadline': {
    kind: 'missing',
    zh: '这个场景没有公开的截止时间。',
    en: 'This scenario has no public deadline.',
  },
});
