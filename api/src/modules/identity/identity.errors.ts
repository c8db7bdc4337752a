import { defineErrors } from '../../platform/errors.js';

export const sessionErrors = defineErrors('session', {
  'wrong-credentials': {
    kind: 'unauthenticated',
    zh: '邮箱或密码不正确。',
    en: 'The mail address or the password is not right.',
  },
});

export const organisationErrors = defineErrors('organisation', {
  'not-found': { kind: 'missing', zh: '没有找到该机构。', en: 'There is no such organisation.' },
  'code-invalid': {
    kind: 'refused',
    zh: '统一社会信用代码有误：{reason}',
    en: 'The credit code is not right: {reason}',
  },
  'number-needed': {
    kind: 'refused',
    zh: '境内机构填写统一社会信用代码；境外和台湾地区机构填写注册地与注册号。',
    en: 'A mainland organisation gives its credit code; one from abroad or Taiwan its registration number.',
  },
  'role-needed': {
    kind: 'refused',
    zh: '请至少选择一项：发布场景或提供能力。',
    en: 'Choose at least one: publishing scenarios or supplying capabilities.',
  },
  known: {
    kind: 'conflict',
    zh: '该机构已经登记，我们会告知其管理员，请由对方邀请您加入；如无人回应，请联系平台。',
    en: 'This organisation is registered already. Its owners are told and can invite you; if nobody answers, contact the platform.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '简介公开显示，请不要写电话、邮箱或微信；双方同意对接后，平台会交换联系方式。',
    en: 'The introduction is public: leave out phones, mails and messenger names. Contacts are exchanged once both sides agree.',
  },
  'identity-fixed': {
    kind: 'refused',
    zh: '名称、类型、注册地和代码在审核通过后不能自行修改，请联系平台。',
    en: 'Name, kind, country and codes cannot be changed after approval; please contact the platform.',
  },
  'note-needed': {
    kind: 'refused',
    zh: '请写明理由，对方会看到。',
    en: 'Please give a reason; the organisation will read it.',
  },
});

export const registrationErrors = defineErrors('registration', {
  'user-needed': {
    kind: 'refused',
    zh: '请填写账号信息，或先登录再登记机构。',
    en: 'Give the account details, or sign in before registering the organisation.',
  },
  'user-not-needed': {
    kind: 'refused',
    zh: '您已登录，机构会登记在当前账号下，请不要再填写账号信息。',
    en: 'You are signed in; the organisation is registered for your account, so leave out the user.',
  },
  'email-taken': {
    kind: 'conflict',
    zh: '这个邮箱已有账号，请先登录，再登记机构。',
    en: 'This mail address has an account; sign in first, then register the organisation.',
  },
});

export const memberErrors = defineErrors('member', {
  'not-found': { kind: 'missing', zh: '没有找到该成员。', en: 'There is no such member.' },
  'last-owner': {
    kind: 'conflict',
    zh: '机构至少要有一位管理员，请先移交给他人。',
    en: 'An organisation needs an owner; hand over to somebody else first.',
  },
  already: {
    kind: 'conflict',
    zh: '对方已经是该机构的成员。',
    en: 'This person already belongs to the organisation.',
  },
});

export const invitationErrors = defineErrors('invitation', {
  'not-found': {
    kind: 'missing',
    zh: '邀请不存在、已过期或已撤回。',
    en: 'The invitation does not exist, has expired or was taken back.',
  },
  used: { kind: 'conflict', zh: '该邀请已经使用过。', en: 'The invitation was used already.' },
  'sign-in-first': {
    kind: 'unauthenticated',
    zh: '受邀邮箱已有账号，请先用它登录。',
    en: 'The invited address has an account; sign in with it first.',
  },
  'other-account': {
    kind: 'forbidden',
    zh: '邀请发给了另一个邮箱，请换用受邀的账号。',
    en: 'The invitation went to another address; use the invited account.',
  },
  'account-needed': {
    kind: 'refused',
    zh: '请填写姓名和密码以建立账号。',
    en: 'Give a name and a password to make your account.',
  },
});

export const userErrors = defineErrors('user', {
  'not-found': { kind: 'missing', zh: '没有找到该用户。', en: 'There is no such user.' },
  'password-wrong': {
    kind: 'refused',
    zh: '当前密码不正确。',
    en: 'The present password is not right.',
  },
  'last-admin': {
    kind: 'conflict',
    zh: '平台至少要有一位系统管理员。',
    en: 'The platform needs at least one administrator.',
  },
  'last-owner': {
    kind: 'conflict',
    zh: '您是“{organisation}”唯一的管理员，请先移交给他人再注销。',
    en: 'You are the only owner of “{organisation}”; hand over before you leave.',
  },
});

export const mailProofErrors = defineErrors('mail-proof', {
  'not-found': {
    kind: 'missing',
    zh: '确认链接无效或已过期。请登录后在“我的账号”重新发送。',
    en: 'The link is not valid or has expired. Sign in and send a new one from your account.',
  },
  'not-needed': {
    kind: 'conflict',
    zh: '您的邮箱已经确认。',
    en: 'Your mail address is confirmed already.',
  },
  needed: {
    kind: 'conflict',
    zh: '请先确认您的邮箱：打开我们寄出的链接，或在“我的账号”重新发送。',
    en: 'Confirm your mail address first: open the link we sent, or send a new one from your account.',
  },
  'holder-needed': {
    kind: 'conflict',
    zh: '该账号尚未确认邮箱，不能授予平台角色。',
    en: 'This account has not confirmed its mail address, so it gets no platform role.',
  },
  'owner-needed': {
    kind: 'conflict',
    zh: '登记人尚未确认邮箱，暂不能通过；对方确认后即可审核通过。',
    en: 'Whoever registered it has not confirmed their mail address; it can be approved once they have.',
  },
});

export const passwordResetErrors = defineErrors('password-reset', {
  'not-found': {
    kind: 'missing',
    zh: '重置链接无效或已过期，请重新申请。',
    en: 'The reset link is not valid or has expired; please ask for a new one.',
  },
});
