import { defineErrors } from '../../platform/errors.js';

export const questionErrors = defineErrors('question', {
  'not-found': { kind: 'missing', zh: '没有找到这条提问。', en: 'This question was not found.' },
  'not-open': {
    kind: 'refused',
    zh: '场景不在开放期，不能提问或答复。',
    en: 'The scenario is not open; questions and answers are closed.',
  },
  'period-over': {
    kind: 'refused',
    zh: '提问已于 {until} 截止（截止前 {days} 个工作日）。',
    en: 'Questions closed at {until} ({days} working days before the deadline).',
  },
  'own-scenario': {
    kind: 'forbidden',
    zh: '不能向本机构的场景提问；请直接修改场景。',
    en: 'You cannot ask about your own scenario; edit it instead.',
  },
  'not-a-supplier': {
    kind: 'forbidden',
    zh: '请以已通过审核的机构成员身份提问。',
    en: 'Ask as a member of an organisation that has passed its review.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '提问与答复都会公开，不能写联系方式（电话、邮箱、微信、网址）。',
    en: 'Questions and answers are public and may not hold contact details.',
  },
  'too-many': {
    kind: 'refused',
    zh: '贵机构在本场景的提问已达 {limit} 条上限。',
    en: 'Your organisation has reached the limit of {limit} questions on this scenario.',
  },
});
