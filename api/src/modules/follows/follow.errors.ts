import { defineErrors } from '../../platform/errors.js';

export const followErrors = defineErrors('follow', {
  'not-found': { kind: 'missing', zh: '没有找到这个场景。', en: 'This scenario was not found.' },
  'not-followed': {
    kind: 'missing',
    zh: '贵机构没有关注这个场景。',
    en: 'Your organisation does not follow this scenario.',
  },
  'not-a-member': {
    kind: 'forbidden',
    zh: '只有机构的负责人或编辑可以替机构关注。',
    en: 'Only owners and editors may follow for their organisation.',
  },
});
