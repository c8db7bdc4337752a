import { defineErrors } from '../../platform/errors.js';

export const reminderErrors = defineErrors('reminder', {
  'not-found': {
    kind: 'missing',
    zh: '这个状态没有催办间隔。',
    en: 'There is no interval for this state.',
  },
});
