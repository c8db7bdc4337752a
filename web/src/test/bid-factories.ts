import type { components } from '../api/schema';

type Schemas = components['schemas'];
type Bid = Schemas['Bid'];
type Draft = NonNullable<Bid['draft']> & { price: Schemas['BidPrice'] };

/** A draft that lacks nothing. */
export function aBidDraft(given: Partial<Draft> = {}): Draft {
  return {
    technique: {
      summary: '岸基识别，夜间告警。',
      approach: '边缘推理，不出湖区。',
      answers: [{ requirement: 'must-0', answer: 'meets', text: '实测召回率93%。' }],
      plan: [{ title: '部署', weeks: 4, deliverable: '两处点位' }],
      team: [{ role: '算法', experience: '水面识别三年' }],
    },
    price: {
      amountFen: 12_800_050,
      currency: 'CNY',
      taxIncluded: true,
      items: [
        { title: '软件', amountFen: 8_000_050 },
        { title: '实施', amountFen: 4_800_000 },
      ],
      validDays: 90,
    },
    files: [],
    updatedAt: '2026-11-01T08:00:00.000Z',
    ...given,
  };
}

/** A bid as its lead sees it, before the deadline. */
export function aBid(given: Partial<Bid> = {}): Bid {
  return {
    id: '0190aaaa-0000-7000-8000-000000000001',
    version: 3,
    state: 'draft',
    demo: true,
    scenario: {
      scenarioId: '0190aaaa-0000-7000-8000-00000000000a',
      title: '水面漂浮物识别',
      state: 'open',
      publishedVersion: 2,
      deadline: '2026-12-01T10:00:00.000Z',
    },
    scenarioVersion: 2,
    leadId: 'o-2',
    members: [{ organisationId: 'o-2', name: '示例视觉科技', state: 'lead', actions: [] }],
    sealedVersion: 0,
    receipts: [],
    reconfirm: null,
    contested: null,
    ended: null,
    draft: aBidDraft(),
    opened: null,
    defects: [],
    actions: ['edit', 'invite', 'seal', 'withdraw'],
    ...given,
  };
}
