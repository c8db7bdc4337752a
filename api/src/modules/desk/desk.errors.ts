import { defineErrors } from '../../platform/errors.js';

export const deskErrors = defineErrors('desk', {
  'unknown-factor': {
    kind: 'invalid',
    zh: '没有“{name}”这个因素。',
    en: 'There is no factor called “{name}”.',
  },
});
