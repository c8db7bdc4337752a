import { defineErrors } from '../../platform/errors.js';

export const capabilityErrors = defineErrors('capability', {
  'not-found': { kind: 'missing', zh: '没有找到这项能力。', en: 'This capability was not found.' },
  'organisation-not-allowed': {
    kind: 'forbidden',
    zh: '只有已通过审核的机构的所有者或编辑可以发布能力。',
    en: 'Only owners and editors of an approved organisation can describe capabilities.',
  },
  unclaimed: {
    kind: 'conflict',
    zh: '待认领条目认领后才能编辑。',
    en: 'An unclaimed entry can be edited once claimed.',
  },
  'already-claimed': {
    kind: 'conflict',
    zh: '该条目已被认领。',
    en: 'This entry has been claimed already.',
  },
  incomplete: {
    kind: 'refused',
    zh: '发布前请补全必填项。',
    en: 'Please complete the required fields before publishing.',
  },
  'unknown-code': { kind: 'invalid', zh: '选项不在目录中。', en: 'A code is not in its list.' },
  'contact-in-text': {
    kind: 'refused',
    zh: '公开文字中不能含有电话、邮箱、微信号或网址；联系人在双方同意后才会显示。',
    en: 'Public texts may not hold contact details; contacts appear once both sides have said yes.',
  },
  'price-order': {
    kind: 'invalid',
    zh: '参考价上限不能低于下限。',
    en: 'The upper price is below the lower one.',
  },
});
export const evidenceErrors = defineErrors('evidence', {
  'not-found': { kind: 'missing', zh: '没有找到这份证据。', en: 'This evidence was not found.' },
  'own-evidence': {
    kind: 'forbidden',
    zh: '不能核验本机构的证据。',
    en: 'You cannot review your own organisation’s evidence.',
  },
  'nothing-shown': {
    kind: 'refused',
    zh: '没有编号、查验地址或文件，无从核验；请驳回并请供给方补充。',
    en: 'There is no number, address or file to check: reject it and ask the supplier for one.',
  },
  'too-many': {
    kind: 'refused',
    zh: '一项能力最多有 {most} 份证据，请先移除不再需要的。',
    en: 'A capability has {most} pieces of evidence at most; remove some that are no longer needed.',
  },
  'date-order': {
    kind: 'invalid',
    zh: '有效期止不能早于起。',
    en: 'The validity ends before it begins.',
  },
  'files-full': {
    kind: 'too-large',
    zh: '本机构的证据文件合计已达 {most} MB，请先移除不再需要的。',
    en: 'The files of your organisation’s evidence come to {most} MB; remove some that are no longer needed.',
  },
  'file-missing': {
    kind: 'missing',
    zh: '这份证据没有文件。',
    en: 'This evidence has no file.',
  },
  'file-type': {
    kind: 'unsupported-type',
    zh: '按内容识别，文件不是 PDF、PNG 或 JPEG。',
    en: 'By its content the file is no PDF, PNG or JPEG.',
  },
});
export const claimErrors = defineErrors('claim', {
  'not-found': { kind: 'missing', zh: '没有找到这条认领申请。', en: 'This claim was not found.' },
  exists: {
    kind: 'conflict',
    zh: '您的机构已申请认领此条目。',
    en: 'Your organisation has already asked for this entry.',
  },
  decided: {
    kind: 'conflict',
    zh: '这条认领申请已处理。',
    en: 'This claim has been decided already.',
  },
});
