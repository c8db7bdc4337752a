import { defineErrors } from '../../platform/errors.js';

export const pairingErrors = defineErrors('pairing', {
  'not-found': { kind: 'missing', zh: '没有找到这条配对。', en: 'This pairing was not found.' },
  exists: {
    kind: 'conflict',
    zh: '这一对已有进行中的配对，您这一方已经回应过。',
    en: 'This pair already has a pairing under way, and your side has answered it.',
  },
  'no-stands': {
    kind: 'conflict',
    zh: '这一对在 90 天内有一方表示过“暂不合适”：期间只有说过的一方可以再次发起，或由撮合员写明理由后发起。',
    en: 'One side said no to this pair within the last 90 days: until then only that side may open it again, or a matchmaker who says why.',
  },
  'same-organisation': {
    kind: 'refused',
    zh: '需求与能力属于同一机构，不能配对。',
    en: 'Scenario and capability belong to the same organisation.',
  },
  'scenario-not-open': {
    kind: 'refused',
    zh: '该场景目前没有开放对接。',
    en: 'This scenario is not open for pairing now.',
  },
  'capability-not-published': {
    kind: 'refused',
    zh: '该能力没有发布。',
    en: 'This capability is not published.',
  },
  unclaimed: {
    kind: 'refused',
    zh: '待认领条目没有负责人，认领后才能配对。',
    en: 'An unclaimed entry has nobody to answer; it can be paired once claimed.',
  },
  'not-a-party': {
    kind: 'forbidden',
    zh: '只有场景方、供给方或撮合员可以发起配对。',
    en: 'Only the scenario’s owner, the capability’s owner or a matchmaker can open a pairing.',
  },
  'organisation-not-approved': {
    kind: 'refused',
    zh: '其中一方机构未通过审核或已停用，暂不能对接。',
    en: 'One of the two organisations is not approved or is suspended.',
  },
  'demo-and-real': {
    kind: 'refused',
    zh: '示例与真实条目不能互相配对。',
    en: 'Demonstration and real entries cannot be paired with each other.',
  },
  'side-needed': {
    kind: 'invalid',
    zh: '您同时属于双方，请说明以哪一方的身份操作。',
    en: 'You belong to both sides; say for which one you act.',
  },
  expired: { kind: 'conflict', zh: '这条配对已过期。', en: 'This pairing has expired.' },
  'not-due': { kind: 'conflict', zh: '尚未到期。', en: 'It is not due yet.' },
  'reason-needed': { kind: 'refused', zh: '请选择原因。', en: 'Please choose a reason.' },
  'reason-of-other-side': {
    kind: 'refused',
    zh: '这个原因属于对方一侧，请另选。',
    en: 'This reason belongs to the other side; please choose another.',
  },
  'note-needed': { kind: 'refused', zh: '请写明说明。', en: 'Please add a note.' },
  'date-needed': {
    kind: 'refused',
    zh: '请填写将来的日期。',
    en: 'Please give a date in the future.',
  },
  'consent-needed': {
    kind: 'refused',
    zh: '选择“想对接”须同意在双方都同意后公开联系人。',
    en: 'Saying yes needs consent to release the contact once both sides have said yes.',
  },
  'conversation-closed': {
    kind: 'conflict',
    zh: '双方至少都表示“可以了解”之后才能对话。',
    en: 'The conversation opens once both sides are willing to learn more.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '双方都选择“想对接”之前，消息中不能含有电话、邮箱、微信号或网址。',
    en: 'Until both sides have said yes, messages may not hold phone numbers, mail addresses, messenger ids or links.',
  },
  'equal-treatment': {
    kind: 'conflict',
    zh: '该场景以揭榜方式选取，开放期间为平等对待各方，暂停对话、会面与联系人公开；有问题请在公开问答提出。',
    en: 'This scenario is taken by bids: conversation, meetings and contacts are off until the award, so that all are treated alike.',
  },
  'contacts-not-released': {
    kind: 'conflict',
    zh: '双方都选择“想对接”之后才会显示联系人。',
    en: 'Contacts appear once both sides have said yes.',
  },
});
