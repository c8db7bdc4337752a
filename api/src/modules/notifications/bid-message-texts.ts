import { sampleDeadline, sampleId, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** What bidders are told of their own bid; of others' nothing. */

const base = {
  topic: 'bids',
  path: ({ subject }: Pick<MessageFacts, 'subject'>) => `/bench/bids/${subject.id}`,
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  sample: sampleOf('bid', { scenarioId: sampleId }),
} as const;

const reconfirm: MessageKind = {
  ...base,
  name: 'bid.reconfirm-asked',
  label: { 'zh-CN': '应答需要再次确认', en: 'Your bid needs to be confirmed again' },
  texts: {
    'zh-CN': (f) => ({
      title: `请再次确认应答：${f.title('scenario')}`,
      lines: [
        f.text('reason') === 'member-left'
          ? '联合体成员有变动，请确认或重新密封；截止前未确认的应答视为撤回。'
          : '场景有重大变更，请确认或重新密封；截止前未确认的应答视为撤回。',
      ],
    }),
    en: (f) => ({
      title: `Please confirm your bid again: ${f.title('scenario')}`,
      lines: [
        f.text('reason') === 'member-left'
          ? 'A partner has left. Confirm or seal anew; a bid not confirmed by the deadline counts as withdrawn.'
          : 'The scenario changed materially. Confirm or seal anew; a bid not confirmed by the deadline counts as withdrawn.',
      ],
    }),
  },
  sample: sampleOf('bid', { scenarioId: sampleId, reason: 'scenario-changed' }),
};

const defect: MessageKind = {
  ...base,
  name: 'bid.defect-found',
  label: { 'zh-CN': '应答需要补正', en: 'Your bid has a defect to be cured' },
  texts: {
    'zh-CN': (f) => ({
      title: `请补正应答：${f.title('scenario')}`,
      lines: [`请在 ${f.time(f.data.due)} 前补正，逾期视为不符合。`],
    }),
    en: (f) => ({
      title: `Please cure a defect of your bid: ${f.title('scenario')}`,
      lines: [`It must be cured before ${f.time(f.data.due)}, or the bid is out.`],
    }),
  },
  sample: sampleOf('bid', { scenarioId: sampleId, due: sampleDeadline }),
};

const contested: MessageKind = {
  ...base,
  name: 'bid.contested',
  label: { 'zh-CN': '开标人员称应答无法解开', en: 'Officers say they cannot open your bid' },
  texts: {
    'zh-CN': (f) => ({
      title: `开标人员称您的应答无法解开：${f.title('scenario')}`,
      lines: [
        `应答仍保持密封，没有出局。${f.time(f.data.due)} 之前，其他开标人员可以再提交份额；届时仍解不开，按规则出局。`,
        '如有异议，请在此之前联系监察人员：监察可以暂停开标，查清为止。',
      ],
    }),
    en: (f) => ({
      title: `Officers say they cannot open your bid: ${f.title('scenario')}`,
      lines: [
        `It stays sealed and is not out. Until ${f.time(f.data.due)} further officers may hand in their shares; if it cannot be opened by then, it is out by rule.`,
        'If you object, write to the auditors before: they can hold the opening until it is clear.',
      ],
    }),
  },
  sample: sampleOf('bid', { scenarioId: sampleId, due: sampleDeadline }),
};

const disqualified: MessageKind = {
  ...base,
  name: 'bid.disqualified',
  label: { 'zh-CN': '应答被取消资格', en: 'Your bid was disqualified' },
  texts: {
    'zh-CN': (f) => ({
      title: `应答被取消资格：${f.title('scenario')}`,
      lines: ['理由写在应答页面，如有异议请在规定期限内提出。'],
    }),
    en: (f) => ({
      title: `Your bid was disqualified: ${f.title('scenario')}`,
      lines: ['The reason is on the bid’s page; objections have a time limit.'],
    }),
  },
};

const invited: MessageKind = {
  ...base,
  name: 'consortium.invited',
  label: { 'zh-CN': '受邀加入联合体', en: 'An invitation to a consortium' },
  texts: {
    'zh-CN': (f) => ({
      title: `受邀加入联合体：${f.title('scenario')}`,
      lines: ['一家机构邀请您的机构共同应答，请答复是否加入。'],
    }),
    en: (f) => ({
      title: `Invited to a consortium: ${f.title('scenario')}`,
      lines: ['An organisation invites yours to bid together; please say whether you join.'],
    }),
  },
};

export const bidKinds: readonly MessageKind[] = [
  ...[reconfirm, defect, contested, disqualified, invited],
];
