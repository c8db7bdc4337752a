import { checkDraft, type CheckFacts } from './draft-check.js';

const whole: CheckFacts = {
  technique: {
    ...{ summary: '概述', approach: '方法' },
    answers: [{ requirement: 'must-0', answer: 'meets', text: '依据' }],
    plan: [{ title: '第一步', weeks: 2, deliverable: '' }],
    team: [{ role: '算法', experience: '' }],
  },
  price: {
    ...{ amountFen: 300, currency: 'CNY', taxIncluded: false, validDays: 60 },
    items: [
      { title: '甲', amountFen: 100 },
      { title: '乙', amountFen: 200 },
    ],
  },
  ...{ mustHave: ['节拍不低于六十件'], members: [], files: [] },
  ...{ officersNamed: true, scenarioChanged: false },
};
const codes = (facts: Partial<CheckFacts>) =>
  checkDraft({ ...whole, ...facts }, 'zh-CN').items.map((item) => item.code);

describe('the check before sealing', () => {
  it('finds nothing in a whole draft', () => {
    expect(checkDraft(whole, 'en')).toEqual({ complete: true, items: [] });
  });

  it('names everything an empty draft lacks, in the order of the form', () => {
    const technique = { summary: '', approach: '', answers: [], plan: [], team: [] };
    const price = {
      amountFen: null,
      currency: 'CNY',
      taxIncluded: null,
      items: [],
      validDays: null,
    } as const;
    const { complete, items } = checkDraft(
      { ...whole, technique, price: { ...price, items: [] }, officersNamed: false },
      'zh-CN',
    );
    expect(complete).toBe(false);
    expect(items.map((item) => item.code)).toEqual([
      ...['summary-missing', 'approach-missing', 'must-unanswered', 'plan-missing', 'team-missing'],
      ...['price-missing', 'price-tax-missing', 'price-validity-missing', 'officers-missing'],
    ]);
    expect(items[2]?.message).toContain('节拍不低于六十件');
  });

  it('tells items that do not add up, unfinished files, and partners who have not consented or left', () => {
    expect(codes({ price: { ...whole.price, amountFen: 301 } })).toEqual(['price-items-differ']);
    expect(codes({ files: [{ name: 'a.pdf', complete: false }] })).toEqual(['file-unfinished']);
    const members = ['lead', 'invited', 'consented', 'left', 'declined'].map((state) => ({
      name: state,
      state,
    }));
    expect(codes({ members })).toEqual(['consent-missing', 'member-left', 'member-left']);
  });

  it('advises, without blocking, where a must is not met or the scenario changed', () => {
    const answers = [{ requirement: 'must-0', answer: 'no' as const, text: '' }];
    const found = checkDraft(
      { ...whole, technique: { ...whole.technique, answers, team: [] }, scenarioChanged: true },
      'en',
    );
    expect(found.complete).toBe(true);
    expect(found.items.map((item) => item.code)).toEqual([
      'must-not-met',
      'team-missing',
      'scenario-changed',
    ]);
  });
});
