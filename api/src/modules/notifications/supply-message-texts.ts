import { sampleId, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** Evidence and claims of suppliers. */

const base = {
  topic: 'reviews',
  path: ({ data }: Pick<MessageFacts, 'data'>) => `/capabilities/${String(data.capabilityId)}`,
  mutable: false,
  working: true,
  sample: sampleOf('evidence', { capabilityId: sampleId }),
} as const;

const verified: MessageKind = {
  ...base,
  name: 'evidence.verified',
  label: { 'zh-CN': '证明材料核验通过', en: 'Evidence was verified' },
  mutable: true,
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `证明材料已核验：${f.title('capability')}`,
      lines: [f.text('validUntil') ? `有效期至 ${f.day(f.data.validUntil)}。` : '长期有效。'],
    }),
    en: (f) => ({
      title: `Evidence verified: ${f.title('capability')}`,
      lines: [
        f.text('validUntil')
          ? `It holds until ${f.day(f.data.validUntil)}.`
          : 'It holds without an end.',
      ],
    }),
  },
  sample: sampleOf('evidence', { capabilityId: sampleId, validUntil: '2027-06-30' }),
};

const rejected: MessageKind = {
  ...base,
  name: 'evidence.rejected',
  label: { 'zh-CN': '证明材料未通过核验', en: 'Evidence was rejected' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `证明材料未通过核验：${f.title('capability')}`,
      lines: ['审核意见写在材料旁边，补充后可再次提交。'],
    }),
    en: (f) => ({
      title: `Evidence rejected: ${f.title('capability')}`,
      lines: ['The reason stands beside it; you may submit better evidence.'],
    }),
  },
};

const expiring: MessageKind = {
  ...base,
  name: 'evidence.expiring',
  label: { 'zh-CN': '证明材料即将到期', en: 'Evidence is about to expire' },
  mutable: true,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `证明材料将于 ${f.day(f.data.validUntil)} 到期：${f.title('capability')}`,
      lines: ['到期后它不再满足任何必须条件，请及时更新。'],
    }),
    en: (f) => ({
      title: `Evidence expires on ${f.day(f.data.validUntil)}: ${f.title('capability')}`,
      lines: ['From then on it satisfies no hard requirement; please renew it in time.'],
    }),
  },
  sample: sampleOf('evidence', { capabilityId: sampleId, validUntil: '2027-06-30' }),
};

const claim: MessageKind = {
  ...base,
  name: 'claim.decided',
  label: { 'zh-CN': '认领申请有结果', en: 'Your claim was decided' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `认领${f.text('decision') === 'accept' ? '已通过' : '未通过'}：${f.title('capability')}`,
      lines: ['详情见能力页面。'],
    }),
    en: (f) => ({
      title: `Claim ${f.text('decision') === 'accept' ? 'accepted' : 'not accepted'}: ${f.title('capability')}`,
      lines: ['See the capability’s page.'],
    }),
  },
  sample: sampleOf('claim', { capabilityId: sampleId, decision: 'accept' }),
};

export const supplyKinds: readonly MessageKind[] = [verified, rejected, expiring, claim];
