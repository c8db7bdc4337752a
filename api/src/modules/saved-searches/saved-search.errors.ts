import { defineErrors } from '../../platform/errors.js';

export const savedSearchErrors = defineErrors('saved-search', {
  'not-found': {
    kind: 'missing',
    zh: '没有找到这条订阅。',
    en: 'This saved search was not found.',
  },
  'not-an-editor': {
    kind: 'forbidden',
    zh: '只有机构的负责人或编辑可以管理机构的订阅；不想收到时可以静音。',
    en: 'Only owners and editors manage the saved searches of an organisation; you may mute them.',
  },
  'too-many': {
    kind: 'refused',
    zh: '最多保存 {limit} 条订阅，请先删除不用的。',
    en: 'At most {limit} saved searches; remove one that is no longer needed first.',
  },
  empty: {
    kind: 'refused',
    zh: '请写明关键词，或至少选择一项筛选条件。',
    en: 'Give some words, or choose at least one filter.',
  },
  'too-long': {
    kind: 'refused',
    zh: '关键词过多：订阅要求场景同时包含所有关键词，请保留最重要的 {limit} 个。',
    en: 'Too many words: a scenario has to hold all of them; keep the {limit} that matter most.',
  },
  'says-nothing': {
    kind: 'refused',
    zh: '“{words}”中没有可供查找的字词。',
    en: '“{words}” holds no word to look for.',
  },
  'link-invalid': {
    kind: 'refused',
    zh: '这个链接无效，请登录后在“我的订阅”中静音。',
    en: 'This link is not valid; sign in and mute it under “Saved searches”.',
  },
});
