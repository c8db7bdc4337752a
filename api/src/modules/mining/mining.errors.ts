import { defineErrors } from '../../platform/errors.js';

export const miningErrors = defineErrors('mining', {
  'concept-unknown': {
    kind: 'refused',
    zh: '词库里没有这个概念。',
    en: 'The thesaurus has no such concept.',
  },
});
