import { defineErrors } from '../../platform/errors.js';

export const shortlistErrors = defineErrors('shortlist', {
  'not-found': {
    kind: 'missing',
    zh: '没有找到这份推荐名单。',
    en: 'This shortlist was not found.',
  },
  empty: {
    kind: 'refused',
    zh: '名单里还没有对象，请先加入。',
    en: 'The shortlist is empty; add something first.',
  },
  withdrawn: {
    kind: 'conflict',
    zh: '撮合员已撤回这份名单，您的回应没有提交。',
    en: 'The matchmaker has withdrawn this shortlist; your answer was not taken.',
  },
  expired: {
    kind: 'conflict',
    zh: '回应期限已过。',
    en: 'The time for answering has passed.',
  },
  'not-due': { kind: 'conflict', zh: '尚未到期。', en: 'It is not due yet.' },
  'not-settled': {
    kind: 'conflict',
    zh: '还有对象没有回应。',
    en: 'Some entries have not been answered.',
  },
  'entry-unknown': {
    kind: 'missing',
    zh: '名单里没有这一条。',
    en: 'There is no such entry in the shortlist.',
  },
  'entry-answered': {
    kind: 'conflict',
    zh: '这一条已经回应过。',
    en: 'This entry has been answered already.',
  },
  'entry-pending': {
    kind: 'conflict',
    zh: '“{title}”已在另一份等待回应的名单中，请先移除或等待回应。',
    en: '“{title}” waits for an answer in another shortlist; remove it or wait.',
  },
  'entry-gone': {
    kind: 'refused',
    zh: '“{title}”目前不能对接（已下架、截止或机构被停用），请移除。',
    en: '“{title}” cannot be paired now (withdrawn, closed or suspended); please remove it.',
  },
  'entry-excluded': {
    kind: 'refused',
    zh: '“{title}”已被撮合员排除，请先撤销排除或移除。',
    en: '“{title}” has been excluded by a matchmaker; lift that or remove it.',
  },
  'entry-out': {
    kind: 'conflict',
    zh: '撮合员已撤回对这一条的推荐，暂不能对接。',
    en: 'The matchmaker no longer recommends this entry; it cannot be opened now.',
  },
  'demo-and-real': {
    kind: 'refused',
    zh: '示例与真实条目不能放在同一份名单中。',
    en: 'Demonstration and real entries cannot be in one shortlist.',
  },
  'nobody-to-ask': {
    kind: 'refused',
    zh: '待认领条目没有负责人，不能发送名单。',
    en: 'An unclaimed entry has nobody to send a shortlist to.',
  },
  'equal-treatment': {
    kind: 'conflict',
    zh: '该场景以揭榜方式选取，授予之前不向其发送名单，以平等对待各方。',
    en: 'This scenario is taken by bids: no shortlist is sent for it before the award, so that all are treated alike.',
  },
  'date-needed': {
    kind: 'refused',
    zh: '请填写将来的回应期限。',
    en: 'Please give a date for answering in the future.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '推荐理由中不要写电话、邮箱、微信号或网址。',
    en: 'Reasons may not hold phone numbers, mail addresses, messenger ids or links.',
  },
  'reason-needed': { kind: 'refused', zh: '请选择原因。', en: 'Please choose a reason.' },
  'note-needed': { kind: 'refused', zh: '请写明说明。', en: 'Please add a note.' },
});
