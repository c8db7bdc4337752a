import { defineErrors } from '../../platform/errors.js';

export const integrityErrors = defineErrors('integrity', {
  'flag-not-found': { kind: 'missing', zh: '没有找到该线索。', en: 'This flag was not found.' },
  'hold-not-found': {
    kind: 'missing',
    zh: '没有找到生效中的暂停。',
    en: 'There is no such hold in force.',
  },
  'scenario-not-found': {
    kind: 'missing',
    zh: '没有找到该场景。',
    en: 'This scenario was not found.',
  },
  'own-organisation': {
    kind: 'forbidden',
    zh: '您属于参与该场景的机构，须回避。',
    en: 'You belong to an organisation that takes part in this scenario and must stand aside.',
  },
  'own-panel': {
    kind: 'forbidden',
    zh: '您是该场景的评审人员，须回避。',
    en: 'You are on the panel that judges this scenario and must stand aside.',
  },
  'steps-needed': {
    kind: 'refused',
    zh: '请选择要暂停的步骤。',
    en: 'Choose the steps to hold.',
  },
});
