import { defineErrors } from '../../platform/errors.js';

export const thesaurusErrors = defineErrors('thesaurus', {
  'not-found': { kind: 'missing', zh: '没有找到这个词形。', en: 'This form was not found.' },
  'concept-unknown': {
    kind: 'refused',
    zh: '词库里没有这个概念。',
    en: 'The thesaurus has no such concept.',
  },
  exists: {
    kind: 'conflict',
    zh: '“{form}”已经提议或收录在“{concept}”之下。',
    en: '“{form}” has been proposed or taken up for “{concept}” already.',
  },
  known: {
    kind: 'conflict',
    zh: '“{form}”本来就是“{concept}”的词形。',
    en: '“{form}” is a form of “{concept}” already.',
  },
  'own-proposal': {
    kind: 'forbidden',
    zh: '自己提议的词形由另一位审核员决定。',
    en: 'A form one has proposed is decided by another reviewer.',
  },
  'too-short': {
    kind: 'refused',
    zh: '词形至少两个字，且不能只是虚词、数字或标点。',
    en: 'A form needs at least two characters that are not only particles, digits or marks.',
  },
});
