import { defineErrors } from '../../platform/errors.js';

export const uptakeErrors = defineErrors('uptake', {
  'not-found': { kind: 'missing', zh: '没有找到这个场景。', en: 'This scenario was not found.' },
  'not-invited': {
    kind: 'forbidden',
    zh: '只有受邀的供给方可以说明不应答的原因。',
    en: 'Only invited suppliers can say why they do not answer.',
  },
});
