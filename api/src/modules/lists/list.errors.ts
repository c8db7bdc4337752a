import { defineErrors } from '../../platform/errors.js';

export const listErrors = defineErrors('list', {
  'not-found': { kind: 'missing', zh: '没有找到这份清单。', en: 'This list was not found.' },
  'unknown-place': {
    kind: 'invalid',
    zh: '没有“{code}”这个区或园区。',
    en: 'There is no district or park “{code}”.',
  },
  'entries-refused': {
    kind: 'refused',
    zh: '有 {count} 个场景不能列入：只能列入已通过审核或正在开放、且属于本区或本园区的场景。',
    en: '{count} scenarios cannot be on this list: only approved or open ones of its district or park can.',
  },
  'mixed-demo': {
    kind: 'refused',
    zh: '示例场景不能与真实场景列在同一份清单中。',
    en: 'Demonstration scenarios and real ones cannot be on one list.',
  },
  full: {
    kind: 'refused',
    zh: '一份清单最多列入 {limit} 个场景。',
    en: 'A list holds {limit} scenarios at most.',
  },
  empty: { kind: 'refused', zh: '清单中还没有场景。', en: 'The list has no entries yet.' },
});
