import { defineErrors } from '../../platform/errors.js';

export const suggestionErrors = defineErrors('suggestion', {
  'not-found': { kind: 'missing', zh: '没有找到这条建议。', en: 'This suggestion was not found.' },
  'not-an-intent': {
    kind: 'refused',
    zh: '只有早期意向接受建议；场景开放后请公开提问。',
    en: 'Only early intents take suggestions; once a scenario is open, ask in public.',
  },
  'not-a-supplier': {
    kind: 'forbidden',
    zh: '请以已通过审核、且不是发布方的机构成员身份提出建议。',
    en: 'Suggest as a member of an approved organisation other than the publisher.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '建议与回应中不能写联系方式（电话、邮箱、微信、网址）。',
    en: 'Suggestions and replies may not hold contact details.',
  },
  'too-many': {
    kind: 'refused',
    zh: '贵机构对本意向的建议已达 {limit} 条上限。',
    en: 'Your organisation has reached the limit of {limit} suggestions on this intent.',
  },
});
