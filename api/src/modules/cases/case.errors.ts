import { defineErrors } from '../../platform/errors.js';

export const caseErrors = defineErrors('case', {
  'not-found': { kind: 'missing', zh: '没有找到这个案例。', en: 'This case was not found.' },
});
