import { defineErrors } from '../../platform/errors.js';

export const curationErrors = defineErrors('curation', {
  'not-found': { kind: 'missing', zh: '没有找到这条标记。', en: 'This mark was not found.' },
  exists: {
    kind: 'conflict',
    zh: '这一对已由{name}作过同样的标记，请先查看。',
    en: '{name} has set the same mark on this pair already; please look at it first.',
  },
  excluded: {
    kind: 'conflict',
    zh: '这一对已被排除，请先撤销排除。',
    en: 'This pair is excluded; lift the exclusion first.',
  },
  pinned: {
    kind: 'conflict',
    zh: '这一对已被推荐，请先撤销推荐。',
    en: 'This pair is pinned; lift the pin first.',
  },
  'demo-and-real': {
    kind: 'refused',
    zh: '示例与真实条目不成对，不能标记。',
    en: 'Demonstration and real entries make no pair; it cannot be marked.',
  },
  'reason-needed': { kind: 'refused', zh: '请选择排除的原因。', en: 'Please choose a reason.' },
  'note-needed': { kind: 'refused', zh: '请写明说明。', en: 'Please add a note.' },
  'date-needed': {
    kind: 'refused',
    zh: '请填写将来的日期。',
    en: 'Please give a date in the future.',
  },
  'contact-in-note': {
    kind: 'refused',
    zh: '说明中不要写电话、邮箱、微信号或网址。',
    en: 'Notes may not hold phone numbers, mail addresses, messenger ids or links.',
  },
});
