import { defineErrors } from '../../platform/errors.js';

export const modelErrors = defineErrors('model', {
  'not-found': {
    kind: 'missing',
    zh: '没有这个版本的匹配模型。',
    en: 'There is no matching model of this version.',
  },
  'never-used': {
    kind: 'refused',
    zh: '只能退回到曾经启用过的版本。',
    en: 'Only a version that was in use before can be gone back to.',
  },
  'in-use': {
    kind: 'conflict',
    zh: '这个版本正在使用。',
    en: 'This version is in use already.',
  },
});
