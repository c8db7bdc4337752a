import { defineErrors } from '../../platform/errors.js';

export const partnersErrors = defineErrors('partners', {
  'not-open': {
    kind: 'refused',
    zh: '场景不在开放期，不再推荐伙伴。',
    en: 'The scenario is not open; no partners are suggested.',
  },
  'not-by-bids': {
    kind: 'refused',
    zh: '这个场景不以揭榜方式推进，没有联合体。',
    en: 'This scenario is not taken by sealed bids; there are no consortia.',
  },
  'not-eligible': {
    kind: 'refused',
    zh: '该机构不能应答这个场景：须已通过审核、具备供给身份，不是发布方，且与场景同为示例或同为真实。',
    en: 'This organisation cannot bid here: it must be approved, supply, not be the publisher, and be a demonstration only where the scenario is one.',
  },
});
