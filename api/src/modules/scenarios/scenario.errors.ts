import { defineErrors } from '../../platform/errors.js';

export const scenarioErrors = defineErrors('scenario', {
  'procedure-fixed': {
    kind: 'refused',
    zh: '场景公布后不能更改推进方式；如需更改，请提前截止后另行发布。',
    en: 'The procedure of a published scenario is fixed; close it and publish anew.',
  },
  'not-found': { kind: 'missing', zh: '没有找到这个场景。', en: 'This scenario was not found.' },
  'version-not-found': {
    kind: 'missing',
    zh: '这个场景没有第 {n} 版。',
    en: 'This scenario has no version {n}.',
  },
  'not-your-organisation': {
    kind: 'forbidden',
    zh: '您不能以该机构的名义发布场景。',
    en: 'You may not write scenarios for this organisation.',
  },
  'organisation-not-approved': {
    kind: 'forbidden',
    zh: '机构尚未通过审核，通过后即可填写场景。',
    en: 'The organisation is still under review; scenarios can be written once it is approved.',
  },
  'self-review': {
    kind: 'forbidden',
    zh: '不能审核本机构的场景，请由其他审核员处理。',
    en: 'You may not review a scenario of your own organisation; another reviewer must.',
  },
  incomplete: {
    kind: 'refused',
    zh: '还有 {count} 项需要补充或更正，请按提示修改。',
    en: '{count} fields still need to be filled in or corrected.',
  },
  'unknown-codes': {
    kind: 'invalid',
    zh: '有 {count} 个分类代码不存在。',
    en: '{count} codes are not in the lists.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '公开内容中不能写联系方式。',
    en: 'Public text may not hold contact details.',
  },
  'deadline-passed': {
    kind: 'refused',
    zh: '截止时间已过，请先更新截止时间。',
    en: 'The deadline has passed; set a later one first.',
  },
  'duplicate-external-id': {
    kind: 'conflict',
    zh: '本机构已有来源和编号相同的场景。',
    en: 'Your organisation already has a scenario with this source and number.',
  },
});
