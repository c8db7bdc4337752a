import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { aScenario } from '../../test/factories';
import { fakeApi, page, Refusal, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const decision = {
  ...{ id: 'a-1', round: 1, stage: 'final', kind: 'award', state: 'standstill', reason: null },
  ...{ note: '', announcedAt: '2026-11-27T02:00:00Z', completedAt: null, returned: null },
  standstill: {
    ...{ days: 5, until: '2026-12-04T16:00:00Z', unknownYear: null as number | null },
    provisionalYear: null as number | null,
    phase: 'running',
  },
  chosen: [
    {
      ...{ bidId: 'b-1', organisations: ['示例智检', '示例联合'], demo: true, rank: 1 },
      ...{ total: 905_000, techniqueScore: 705_000, priceScore: 200_000, criteria: [] },
    },
  ],
  actions: [] as string[],
};
const result = (given: object = {}) => ({
  ...{ scenarioId: 's-1', title: '检测线视觉质检', state: 'standstill' },
  rule: { days: 5, objectionDays: 3, source: '《招标投标法实施条例》第五十四条' },
  decisions: [decision],
  distribution: {
    ...{ bids: 5, withheld: false, totals: [905_000, 800_000, 610_000, 600_000, 590_000] },
    criteria: [{ criterionId: 'fit', title: '满足程度', scores: [225_000, 200_000, 150_000] }],
  },
  ...{ objections: [], proofs: null, feedback: null, held: [], mine: [], actions: [] },
  ...given,
});
const onScenario = (given: object = {}, more: Record<string, (call: Call) => unknown> = {}) =>
  fakeApi({
    'GET /scenarios/:id': () =>
      aScenario({ procedure: 'bids', state: 'standstill', publishedVersion: 1 }),
    'GET /scenarios/:id/matches': () => page([]),
    'GET /scenarios/:id/result': () => result(given),
    ...more,
  });

describe('the public result', () => {
  it('names the chosen, shows all scores without names, and says how long it stands still', async () => {
    onScenario();
    const { container } = await renderAt('/scenarios/s-1');
    const section = await screen.findByRole('region', { name: '结果' });
    expect(within(section).getByText('示例智检、示例联合')).toBeInTheDocument();
    expect(within(section).getByText(/公示期 5 个工作日/)).toHaveTextContent('2026年12月4日 24:00');
    expect(within(section).getByText(/5 家有效应答的总分/)).toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });

  it('says which year is unknown, what is held and for how many there is feedback', async () => {
    onScenario({
      held: [{ steps: ['award'], from: '2026-11-28T02:00:00Z', to: null }],
      decisions: [
        {
          ...decision,
          standstill: {
            ...decision.standstill,
            until: null,
            unknownYear: 2027,
            phase: 'uncounted',
          },
        },
      ],
    });
    await renderAt('/scenarios/s-1');
    expect(await screen.findByText(/落入 2027 年/)).toBeInTheDocument();
    expect(screen.getByText(/确定结果自 2026年11月28日 10:00 起暂停/)).toBeInTheDocument();
  });

  it('says that its end was counted through a provisional year', async () => {
    const standstill = { ...decision.standstill, provisionalYear: 2027 };
    onScenario({ decisions: [{ ...decision, standstill }] });
    await renderAt('/scenarios/s-1');
    const section = await screen.findByRole('region', { name: '结果' });
    expect(
      await within(section).findByText(/2027 年调休安排尚未公布，按法定节假日暂算/),
    ).toBeInTheDocument();
  });

  it('gives a rank and a total, and no distribution of few scores, with the reason', async () => {
    const [one] = decision.chosen;
    const chosen = [{ ...one, techniqueScore: null, priceScore: null, criteria: [] }];
    const distribution = { bids: 2, withheld: true, totals: [], criteria: [] };
    onScenario({ decisions: [{ ...decision, chosen }], distribution });
    await renderAt('/scenarios/s-1');
    expect(await screen.findByText('第 1 名 · 总分 90.5')).toBeVisible();
    expect(screen.getByText(/不足 3 家，不公布得分分布/)).toBeVisible();
  });

  it('counts the feedback once it is final', async () => {
    const done = { ...decision, state: 'completed', completedAt: '2026-12-05T02:00:00Z' };
    onScenario({ decisions: [done], feedback: { valid: 3, given: 3 } });
    await renderAt('/scenarios/s-1');
    expect(await screen.findByText(/3 家有效应答，已给出反馈 3 家/)).toBeInTheDocument();
  });
});

const feedback = {
  ...{ bidId: 'b-2', rank: 2, bids: 5, passed: true, total: 800_000, withheld: false },
  totals: [905_000, 800_000, 610_000, 600_000, 590_000],
  criteria: [
    {
      ...{ criterionId: 'fit', title: '满足程度', score: 200_000, full: 250_000 },
      ...{ best: 225_000, median: 200_000, lowest: 150_000 },
    },
  ],
  price: { score: 150_000, full: 200_000 },
  ...{ strengths: '数据接口说得清楚', improvements: '验收步骤请写到周' },
  publisher: { strengths: '', improvements: '请补充同类项目' },
};
const feedbackPage = (given: object = {}) => ({
  ...{ bidId: 'b-2', scenarioId: 's-1', title: '检测线视觉质检', publisher: '示例医院' },
  ...{ state: 'ranked', disqualified: null, chosen: false, feedback, givenAt: null },
  decision: { kind: 'award', stage: 'final', reason: null, final: false },
  ...{ objections: [], proof: null, uploads: [], targets: [] },
  ...{ standstillUntil: '2026-12-04T16:00:00Z' },
  criteria: [{ criterionId: 'fit', title: '满足程度' }],
  actions: ['object'],
  ...given,
});
const onFeedback = (given: object = {}, more: Record<string, (call: Call) => unknown> = {}) =>
  fakeApi({
    'GET /session': () => aSession(),
    'GET /bids/:id/feedback': () => feedbackPage(given),
    ...more,
  });

describe('a bidder’s feedback', () => {
  it('brings the news kindly, then strengths, improvements and a table of scores', async () => {
    onFeedback();
    const { container } = await renderAt('/bench/bids/b-2/feedback');
    expect(await screen.findByText('这次没有选中您的应答')).toBeInTheDocument();
    expect(screen.getByText(/5 家有效应答中第 2 名，总分 80/)).toBeInTheDocument();
    for (const words of ['数据接口说得清楚', '验收步骤请写到周', '请补充同类项目'])
      expect(screen.getByText(words)).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /满足程度/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual([...['20', '25', '22.5', '20', '15']]);
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });

  it('shows own scores alone where the bids are few, and says why', async () => {
    const [fit] = feedback.criteria;
    const few = {
      ...{ ...feedback, bids: 2, withheld: true, totals: [] },
      criteria: [{ ...fit, best: null, median: null, lowest: null }],
    };
    onFeedback({ feedback: few });
    await renderAt('/bench/bids/b-2/feedback');
    expect(await screen.findByText(/不足 3 家，其余得分的分布就等于对手的得分/)).toBeVisible();
    const row = screen.getByRole('row', { name: /满足程度/ });
    const cells = within(row).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['20', '25']);
    expect(screen.queryByRole('columnheader', { name: '最高' })).toBeNull();
  });

  it('says who proves that the result comes after the proofs, not that it stands still', async () => {
    const decided = { kind: 'award', stage: 'proof', reason: null, final: false };
    onFeedback({ decision: decided, chosen: true, standstillUntil: null, actions: [] });
    await renderAt('/bench/bids/b-2/feedback');
    expect(await screen.findByText(/最终结果在验证之后确定/)).toBeInTheDocument();
    expect(screen.queryByText(/结果正在公示/)).toBeNull();
  });

  it('takes an objection, and keeps what was typed when it is refused', async () => {
    let refuse = true;
    const calls = onFeedback(
      {},
      {
        'POST /scenarios/:id/objections': () =>
          refuse
            ? new Refusal(409, { code: 'objection.too-late', title: '公示期已结束' })
            : result(),
      },
    );
    await renderAt('/bench/bids/b-2/feedback');
    await userEvent.click(await screen.findByRole('button', { name: '提出异议' }));
    const dialog = await screen.findByRole('dialog', { name: '提出异议' });
    await userEvent.selectOptions(within(dialog).getByLabelText(/对什么有异议/), 'own-score');
    await userEvent.selectOptions(within(dialog).getByLabelText(/涉及的评分项/), 'fit');
    const grounds = within(dialog).getByLabelText(/事实和依据/);
    await userEvent.type(grounds, '满足程度一项未计入第三条要求');
    await userEvent.click(within(dialog).getByRole('button', { name: '提交异议' }));
    expect(await within(dialog).findByText('公示期已结束')).toBeInTheDocument();
    expect(grounds).toHaveValue('满足程度一项未计入第三条要求');
    refuse = false;
    await userEvent.click(within(dialog).getByRole('button', { name: '提交异议' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(calls.filter((call) => call.method === 'POST').at(-1)?.body).toEqual({
      ...{ reason: 'own-score', criterionId: 'fit', body: '满足程度一项未计入第三条要求' },
    });
  });

  it('hands in evidence with the files that are ticked, and shows what was handed in', async () => {
    const file = (n: number, given: object = {}) => ({
      ...{ id: `f-${n}`, name: `夜班记录${n}.pdf`, type: 'application/pdf', size: 2048 },
      ...{ sha256: 'a'.repeat(64), complete: true, received: [0], chunkBytes: 524_288 },
      ...{ purpose: 'proof', actions: ['remove'], ...given },
    });
    const { id, name, type, size, sha256 } = file(1);
    const proof = {
      ...{ bidId: 'b-2', organisations: ['示例应答2'], state: 'submitted', dueAt: null },
      ...{ summary: '上次写的结果', link: null, submittedAt: null, note: '', reviewedAt: null },
      files: [{ id, name, type, size, sha256 }],
      figures: [
        { name: '漏检率', unit: '%', baseline: 3.2, target: 0.5, measured: 0.4, met: true },
      ],
      actions: ['submit'],
    };
    const calls = onFeedback(
      {
        ...{
          proof,
          actions: ['submit-proof'],
          targets: [{ name: '漏检率', value: 0.5, unit: '%' }],
        },
        uploads: [file(1), file(2), file(3, { complete: false })],
      },
      { 'POST /bids/:id/proofs': () => new Refusal(204, null) },
    );
    await renderAt('/bench/bids/b-2/feedback');
    const handedIn = await screen.findByRole('list', { name: '证据文件' });
    expect(within(handedIn).getByRole('link', { name: '夜班记录1.pdf' })).toHaveAttribute(
      'href',
      '/api/v1/bids/b-2/proofs/files/f-1',
    );
    await userEvent.click(screen.getByRole('button', { name: '提交验证结果' }));
    const dialog = await screen.findByRole('dialog', { name: '提交验证结果' });
    // What was handed in before is there to be put right.
    expect(within(dialog).getByLabelText(/^验证结果/)).toHaveValue('上次写的结果');
    const ticks = within(dialog).getAllByRole('checkbox', { name: '随证据提交' });
    expect(ticks).toHaveLength(2);
    await userEvent.click(ticks[0] as HTMLElement);
    const { violations } = await axe.run(dialog);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: '提交' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(calls.filter((call) => call.method === 'POST').at(-1)?.body).toEqual({
      ...{ summary: '上次写的结果', link: null, fileIds: ['f-2'] },
      figures: [{ name: '漏检率', value: 0.4 }],
    });
  });

  it('tells who was disqualified why', async () => {
    onFeedback({ disqualified: 'must-unmet', feedback: null, decision: null, actions: [] });
    await renderAt('/bench/bids/b-2/feedback');
    expect(await screen.findByText('未满足必须具备的要求')).toBeInTheDocument();
  });
});

describe('the publisher’s desk', () => {
  const bid = (n: number, given: object = {}) => ({
    ...{ bidId: `b-${n}`, organisations: [`示例应答${n}`], demo: false, rank: n, passed: true },
    ...{ total: 900_000 - n, techniqueScore: 700_000, priceScore: 200_000, eligible: true },
    ...{ feedbackComplete: true, strengths: '好', improvements: '改' },
    words: { version: 0, strengths: '', improvements: '' },
    ...given,
  });
  const desk = (given: object = {}) => ({
    result: result({ decisions: [], actions: ['propose'], ...given }),
    procedure: { takers: 'one', proofFirst: false },
    bids: [bid(1), bid(2, { feedbackComplete: false })],
    ...{ disqualified: 0, objections: [], proofs: [], waiting: [] },
    criteria: [{ criterionId: 'fit', title: '满足程度' }],
  });
  const shown = (given: object = {}, more: Record<string, (call: Call) => unknown> = {}) =>
    fakeApi({
      'GET /session': () => aSession(),
      'GET /scenarios/:id/award-desk': () => ({ ...desk(), ...given }),
      ...more,
    });

  it('announces what was chosen, and says what it means first', async () => {
    const calls = shown({}, { 'POST /scenarios/:id/awards': () => result() });
    const { container } = await renderAt('/bench/scenarios/s-1/result');
    await userEvent.click(await screen.findByRole('checkbox', { name: '示例应答1' }));
    expect(screen.getByText('缺少评语')).toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '提出结果' }));
    const dialog = await screen.findByRole('dialog', { name: '提出结果' });
    expect(within(dialog).getByText(/公示 5 个工作日/)).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: '开始公示' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'POST')).toBe(true));
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      ...{ stage: 'final', kind: 'award', bidIds: ['b-1'], note: '' },
      ...{ reason: null, proofDays: null },
    });
  });

  it('says all that is still missing, and makes the result final only when one is sure', async () => {
    const given = desk({ decisions: [decision], actions: ['complete'] });
    const calls = shown(
      { ...given, waiting: ['award.objections-open', 'step.held'] },
      { 'POST /scenarios/:id/award-completions': () => result() },
    );
    await renderAt('/bench/scenarios/s-1/result');
    expect(await screen.findByText('有异议待答复')).toBeInTheDocument();
    expect(screen.getByText('监察暂停了这一步')).toBeInTheDocument();
    const button = screen.getByRole('button', { name: '确定结果' });
    expect(button).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: /我已核对/ }));
    await userEvent.click(button);
    await waitFor(() => expect(calls.some((call) => call.method === 'POST')).toBe(true));
  });

  it('says what it waits for while those chosen prove it at small scale', async () => {
    const proving = { ...decision, stage: 'proof', state: 'completed' };
    shown(desk({ decisions: [proving], actions: [] }));
    await renderAt('/bench/scenarios/s-1/result');
    expect(await screen.findByText(/等各家验证有了结论/)).toBeInTheDocument();
  });
});
