import { defineErrors } from '../../platform/errors.js';

export const scenarioErrors = defineErrors('scenario', {
  'procedure-fixed': {
    kind: 'refused',
    zh: '场景公布后不能更改推进方式；如需更改，请撤回后另行发布。',
    en: 'The procedure of a published scenario is fixed; withdraw it and publish anew.',
  },
  'deadline-shortened': {
    kind: 'refused',
    zh: '公布后的截止时间只能延后；如需提前结束，请使用“提前截止”并公开理由。',
    en: 'A published deadline may only move later; to end earlier, close it with a public reason.',
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
  'own-review-pending': {
    kind: 'refused',
    zh: '场景还在等待发布机构内部签发，尚未送到平台审核。',
    en: 'The publishing organisation has not signed it on yet; the platform cannot review it.',
  },
  'reviewed-otherwise': {
    kind: 'refused',
    zh: '这一项是作为另一种内容送审的（早期意向或正式场景）。',
    en: 'This was submitted as the other of early intent and scenario.',
  },
  'no-account': { kind: 'missing', zh: '没有找到这个账号。', en: 'This account was not found.' },
  'other-desk': {
    kind: 'refused',
    zh: '这一项由另一个审核席位办理。请转交，或明确代该席位办理：代办会记录在案并告知发布方。',
    en: 'Another review desk decides on this. Hand it on, or act for that desk explicitly: that is recorded and shown to the publisher.',
  },
  'own-review-done': {
    kind: 'refused',
    zh: '本机构已经签发，场景正由平台审核。',
    en: 'Your organisation has signed it on; the platform is reviewing it.',
  },
  'signoff-needed': {
    kind: 'refused',
    zh: '政府部门发布前须由具名人员对现有内容完成保密审查。',
    en: 'Government publishers need a named confidentiality review of exactly this text first.',
  },
  'quality-gate': {
    kind: 'refused',
    zh: '有 {count} 处须改正后才能提交：请按提示修改。',
    en: '{count} findings must be corrected before it can be submitted.',
  },
  'schedule-out-of-range': {
    kind: 'refused',
    zh: '定时公布的时间须晚于现在、早于截止时间。',
    en: 'The time of publication must lie between now and the deadline.',
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
  'sealed-until-deadline': {
    kind: 'refused',
    zh: '以密封方式应答的场景不能提前截止；如需终止，请撤回。',
    en: 'A call answered under seal cannot close early; to end it, withdraw it.',
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
