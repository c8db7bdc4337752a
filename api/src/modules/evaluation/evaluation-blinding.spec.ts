import { hiddenName, maskAll, maskNames, numbersOf, orderFor } from './evaluation-blinding.js';

describe('names in what evaluators read', () => {
  const parties = [
    {
      names: [
        '示例·厦门智检科技有限公司',
        '厦门智检科技有限公司',
        '智检科技',
        '91350203MA0000000X',
      ],
    },
    { names: ['Fabrikam (Xiamen) Ltd.', 'Fabrikam'] },
    { names: ['A', ''] },
  ];

  it('are hidden as far as they are written out', () => {
    expect(maskNames('厦门智检科技有限公司（智检科技）代码91350203ma0000000x', parties)).toBe(
      `${hiddenName}（${hiddenName}）代码${hiddenName}`,
    );
    expect(maskNames('示例·厦门智检科技有限公司、智 检 科技', parties)).toBe(
      `${hiddenName}、${hiddenName}`,
    );
    expect(maskNames('by FABRIKAM （Xiamen） Ltd. and Ｆａｂｒｉｋａｍ', parties)).toBe(
      `by ${hiddenName} and ${hiddenName}`,
    );
  });

  it('leave other text alone, single letters, parts of Latin words, ids', () => {
    expect(maskNames('a label, two Labs and the Lab', [{ names: ['Lab', 'AI', '12'] }])).toBe(
      `a label, two Labs and the ${hiddenName}`,
    );
    expect(maskAll({ id: 'Lab', text: 'AI 12' }, [{ names: ['Lab', 'AI', '12'] }])).toEqual({
      ...{ id: 'Lab', text: 'AI 12' },
    });
    expect(maskNames('A plan: 检测 A 区', parties)).toBe('A plan: 检测 A 区');
    expect(maskNames('智检', [])).toBe('智检');
  });

  it('are hidden in every text of a bid, file names too', () => {
    const technique = {
      summary: '智检科技的方案',
      answers: [{ requirement: 'must-0', answer: 'meets', text: '见智检科技手册' }],
      files: [{ id: 'f', name: '智检科技-方案.pdf', size: 3 }],
    };
    expect(maskAll(technique, parties)).toEqual({
      summary: `${hiddenName}的方案`,
      answers: [{ requirement: 'must-0', answer: 'meets', text: `见${hiddenName}手册` }],
      files: [{ id: 'f', name: `${hiddenName}-方案.pdf`, size: 3 }],
    });
  });
});

describe('the order of bids', () => {
  const bids = Array.from({ length: 7 }, (_, i) => `bid-${i}`);
  const given = { scenarioId: 's', evaluatorId: 'e1', salt: 'x' };

  it('is one for each evaluator, whatever order they come in, and no two read the same', () => {
    expect(orderFor([...bids].reverse(), given)).toEqual(orderFor(bids, given));
    expect([...orderFor(bids, given)].sort()).toEqual(bids);
    const orders = ['e1', 'e2', 'e3', 'e4'].map((evaluatorId) =>
      orderFor(bids, { ...given, evaluatorId }).join(),
    );
    expect(new Set(orders).size).toBe(4);
    expect(orderFor(bids, { ...given, salt: 'y' })).not.toEqual(orderFor(bids, given));
  });

  it('says nothing of the number the panel uses, which is the same for all', () => {
    const numbers = numbersOf(bids, { scenarioId: 's', salt: 'x' });
    expect([...numbers.values()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(numbersOf([...bids].reverse(), { scenarioId: 's', salt: 'x' })).toEqual(numbers);
  });
});
