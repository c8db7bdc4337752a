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
  'order-mismatch': {
    kind: 'refused',
    zh: '排序须恰好包含清单中的全部场景；清单可能已被他人改动，请刷新。',
    en: 'The order must hold exactly the scenarios of the list; someone may have changed it, reload.',
  },
  'already-published': {
    kind: 'conflict',
    zh: '这份清单（{no}）已由他人公布，不会再次公布；请刷新查看。',
    en: 'This list ({no}) was published by someone else already and is not published again; reload to see it.',
  },
  'not-on-list': {
    kind: 'refused',
    zh: '这份清单中没有该场景。',
    en: 'This scenario is not on the list.',
  },
  'correction-value': {
    kind: 'invalid',
    zh: '更正后的内容不符合该字段的要求。',
    en: 'The corrected value does not fit the field.',
  },
  'nothing-corrected': {
    kind: 'refused',
    zh: '更正后的内容与现在的内容相同。',
    en: 'The corrected value is the present one.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '公开的文字中不能有电话、邮箱或其他联系方式。',
    en: 'Public texts must hold no phone number, mail or other contact.',
  },
  'subscription-not-found': {
    kind: 'missing',
    zh: '没有找到这项订阅。',
    en: 'This subscription was not found.',
  },
  'not-a-member': {
    kind: 'forbidden',
    zh: '只有机构的负责人或编辑可以替机构订阅。',
    en: 'Only owners and editors may subscribe for their organisation.',
  },
  'too-many-subscriptions': {
    kind: 'refused',
    zh: '最多可订阅 {limit} 项。',
    en: 'At most {limit} subscriptions.',
  },
  empty: { kind: 'refused', zh: '清单中还没有场景。', en: 'The list has no entries yet.' },
});
