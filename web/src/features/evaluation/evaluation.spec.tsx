import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';
import { percent, points, sharesOf } from './shares';

const criteria = {
  criteria: [
    {
      ...{ key: 'fit', title: '需求满足程度', guidance: '逐条对照', weight: 6000, threshold: null },
      scale: { kind: 'numeric', max: 100 },
    },
    {
      ...{ key: 'plan', title: '实施计划', guidance: '', weight: 2000, threshold: 5000 },
      scale: {
        kind: 'rating',
        levels: [
          { name: '优', share: 10_000 },
          { name: '差', share: 2000 },
        ],
      },
    },
  ],
  ...{ techniqueThreshold: 6000, tieRule: 'technique-first' },
  price: { weight: 2000, formula: 'lowest-price', limitFen: null },
};
const aCriteriaView = (given: object = {}) => ({
  ...{ version: 1, scenarioId: 's-1', criteria, standard: false, frozen: false, hash: null },
  ...{ frozenAt: null, totalWeight: 10_000, faults: [], actions: ['edit'], ...given },
});
const evaluator = () => aSession({ roles: ['evaluator'], memberships: [] });
const aMember = (given: object = {}) => ({
  ...{ no: 1, name: '示例·评审专家一', me: false, chair: true, state: 'cleared' },
  ...{ excludedReason: null, locked: false, confirmed: false, conflicts: [], actions: [] },
  ...given,
});
const anEvaluation = (given: object = {}) => ({
  ...{ version: 3, scenarioId: 's-1', title: '影像质控', organisation: '示例医院', demo: true },
  ...{ scenarioState: 'evaluating', state: 'declaring', since: '2026-11-20T01:00:00Z' },
  ...{ dueAt: '2026-12-01T10:00:00Z', overdue: false, blocked: null, bids: 2 },
  parties: [
    { id: 'o-1', name: '示例·甲公司' },
    { id: 'o-2', name: '示例·乙公司' },
  ],
  members: [
    aMember(),
    aMember({ no: 2, name: '示例·评审专家二', me: true, chair: false, state: 'named' }),
  ],
  ...{ reopened: [], relations: ['named-member'], actions: ['declare'], ...given },
});
const technique = {
  ...{ summary: '〔名称已隐去〕的方案', approach: '两路相机', plan: [], team: [], files: [] },
  answers: [{ requirement: 'must-0', answer: 'meets', text: '每分钟七十二件' }],
};
const aSheet = (given: object = {}) => ({
  ...{ version: 0, scenarioId: 's-1', title: '影像质控', state: 'scoring', dueAt: null },
  ...{ lockedAt: null, criteria, reopened: [], missing: 2 },
  bids: [{ bidId: 'b-1', number: 2, technique, scores: {} }],
  ...{ actions: ['save-sheet', 'lock-sheet'], ...given },
});
const aConsensus = (given: object = {}) => ({
  ...{ version: 0, scenarioId: 's-1', title: '影像质控', state: 'consensus', dueAt: null },
  ...{ hash: 'h1', complete: false, criteria, confirmed: [], members: [1, 2], mine: false },
  bids: [
    {
      ...{ bidId: 'b-1', number: 1, strengths: '', improvements: '' },
      criteria: [
        {
          ...{ criterionId: 'fit', divergent: 'range', mean: 6500, agreed: null },
          given: [
            { no: 1, value: 90, note: '依据充分' },
            { no: 2, value: 40, note: '' },
          ],
        },
        {
          ...{ criterionId: 'plan', divergent: null, mean: 10_000, agreed: null },
          given: [{ no: 1, value: 0, note: '' }],
        },
      ],
    },
  ],
  ...{ actions: ['write-consensus', 'confirm-consensus'], ...given },
});
const accessible = async (container: Element) =>
  expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);

describe('shares', () => {
  it('are typed in per cent and kept in whole basis points', () => {
    expect(['25.5', '100', '0', '12.'].map(sharesOf)).toEqual([2550, 10_000, 0, 1200]);
    expect(['', '101', '1.234', 'x', '-1'].map(sharesOf)).toEqual([null, null, null, null, null]);
    expect([percent(2550), points(828_333)]).toEqual(['25.5', '82.83']);
  });
});

describe('the publisher’s criteria', () => {
  it('say what the weights come to as they are typed, and are saved whole', async () => {
    const saved: unknown[] = [];
    fakeApi({
      'GET /session': () => aSession(),
      'GET /scenarios/:id/criteria': () => aCriteriaView(),
      'PUT /scenarios/:id/criteria': ({ body, headers }) => {
        saved.push([headers.get('if-match'), body]);
        return aCriteriaView({ version: 2 });
      },
    });
    const { container } = await renderAt('/bench/scenarios/s-1/criteria');
    expect(await screen.findByText('权重合计 100%')).toBeVisible();
    await accessible(container);
    const [weight] = screen.getAllByRole('textbox', { name: '权重（%）' });
    if (!weight) throw new Error('no weight');
    await userEvent.clear(weight);
    await userEvent.type(weight, '55.5');
    expect(screen.getByText('权重合计 95.5%')).toBeVisible();
    expect(screen.getByText('须为 100%，还差 4.5%')).toBeVisible();
    await waitFor(() => expect(saved.length).toBeGreaterThan(0), { timeout: 4000 });
    expect(saved.at(-1)).toMatchObject(['"1"', { criteria: [{ key: 'fit', weight: 5550 }, {}] }]);
  });

  it('of an open scenario warn that a change is material and are published by a button', async () => {
    let sent = 0;
    fakeApi({
      'GET /session': () => aSession(),
      'GET /scenarios/:id/criteria': () => aCriteriaView({ frozen: true, hash: 'abc' }),
      'PUT /scenarios/:id/criteria': () => {
        sent++;
        return new Refusal(422, {
          ...{ code: 'evaluation.criteria-incomplete', title: '评审标准有 1 处须改正' },
          errors: [{ pointer: '/price/weight', code: 'weights-total', message: '合计须为 100%。' }],
        });
      },
    });
    await renderAt('/bench/scenarios/s-1/criteria');
    expect(await screen.findByText(/修改标准是重大变更/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '添加一项标准' }));
    expect(sent).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: '公布修改' }));
    expect(await screen.findByText('合计须为 100%。')).toBeVisible();
  });
});

describe('an evaluator', () => {
  it('declares before anything of a bid is shown', async () => {
    const sent: unknown[] = [];
    fakeApi({
      'GET /session': evaluator,
      'GET /scenarios/:id/evaluation': () => anEvaluation(),
      'POST /scenarios/:id/evaluation/declarations': ({ body }) => {
        sent.push(body);
        return anEvaluation({ actions: [] });
      },
    });
    const { container } = await renderAt('/bench/evaluations/s-1');
    expect(await screen.findByText('示例·甲公司')).toBeVisible();
    expect(screen.getByRole('group', { name: '您与以上机构有没有利益关系？' })).toBeVisible();
    await accessible(container);
    await userEvent.click(screen.getByRole('radio', { name: /逐一写明/ }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '机构' }), '示例·乙公司');
    await userEvent.type(screen.getByRole('textbox', { name: '说明' }), '曾是同事');
    await userEvent.click(screen.getByRole('button', { name: '提交申报' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      none: false,
      conflicts: [{ organisationId: 'o-2', kind: 'former-colleague', note: '曾是同事' }],
    });
  });

  it('scores with the keyboard alone, and locks only what is complete', async () => {
    let sheet = aSheet();
    fakeApi({
      'GET /session': evaluator,
      'GET /scenarios/:id/evaluation/sheet': () => sheet,
      'PUT /scenarios/:id/evaluation/sheet': ({ body }) => {
        const { scores } = body as { scores: Record<string, object> };
        sheet = aSheet({
          version: sheet.version + 1,
          bids: [{ bidId: 'b-1', number: 2, technique, scores: scores['b-1'] }],
        });
        return sheet;
      },
      'POST /scenarios/:id/evaluation/sheet/locks': ({ headers }) => {
        expect(headers.get('if-match')).toBe(`"${sheet.version}"`);
        sheet = aSheet({
          ...sheet,
          lockedAt: '2026-11-21T01:00:00Z',
          actions: [],
          state: 'scoring',
        });
        return sheet;
      },
    });
    const { container } = await renderAt('/bench/evaluations/s-1/sheet');
    expect(await screen.findByRole('heading', { name: '应答 2' })).toBeVisible();
    expect(screen.getByText('〔名称已隐去〕的方案')).toBeVisible();
    await accessible(container);
    expect(screen.getByText('还有 2 项没有评分')).toBeVisible();
    screen.getByRole('spinbutton', { name: '需求满足程度' }).focus();
    await userEvent.keyboard('88');
    const levels = within(screen.getByRole('radiogroup', { name: '实施计划' }));
    levels.getByRole('radio', { name: '优' }).focus();
    await userEvent.keyboard(' ');
    await userEvent.click(screen.getByRole('button', { name: '锁定评分表' }));
    const dialog = await screen.findByRole('dialog');
    // Browsers never tell the page of a form within a form: they send it, and the page is loaded anew.
    expect(dialog.closest('form')).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: '锁定评分表' }));
    expect(await screen.findByText(/已于 .* 锁定/)).toBeVisible();
    expect(screen.getByRole('spinbutton', { name: '需求满足程度' })).toHaveValue(88);
    expect(screen.getByRole('spinbutton', { name: '需求满足程度' })).toBeDisabled();
  });
});

describe('what another window changed', () => {
  const meanwhile = () => new Refusal(412, { code: 'platform.stale', title: '内容已被修改' });

  it('keeps a sheet from being locked without what stands on the page', async () => {
    const scored = { 'b-1': { fit: { value: 40, note: '' }, plan: { value: 0, note: '' } } };
    let locks = 0;
    fakeApi({
      'GET /session': evaluator,
      'GET /scenarios/:id/evaluation/sheet': () =>
        aSheet({ bids: [{ bidId: 'b-1', number: 2, technique, scores: scored['b-1'] }] }),
      'PUT /scenarios/:id/evaluation/sheet': meanwhile,
      'POST /scenarios/:id/evaluation/sheet/locks': () => {
        locks++;
        return aSheet({ lockedAt: '2026-11-21T01:00:00Z', actions: [] });
      },
    });
    await renderAt('/bench/evaluations/s-1/sheet');
    const fit = await screen.findByRole('spinbutton', { name: '需求满足程度' });
    await userEvent.clear(fit);
    await userEvent.type(fit, '90');
    await userEvent.click(screen.getByRole('button', { name: '锁定评分表' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '锁定评分表' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await screen.findByRole('button', { name: '保留我的修改' })).toBeVisible();
    expect(fit).toHaveValue(90);
    expect(locks).toBe(0);
  });

  it('keeps the chair from agreeing to other words than those on the page', async () => {
    let agreed = 0;
    fakeApi({
      'GET /session': evaluator,
      'GET /scenarios/:id/evaluation/consensus': () => aConsensus({ complete: true }),
      'PUT /scenarios/:id/evaluation/consensus': meanwhile,
      'POST /scenarios/:id/evaluation/consensus/confirmations': () => {
        agreed++;
        return aConsensus({ mine: true });
      },
    });
    await renderAt('/bench/evaluations/s-1/consensus');
    await userEvent.type(await screen.findByRole('textbox', { name: '优点' }), '依据充分');
    await userEvent.click(screen.getByRole('button', { name: '确认这份合议结果' }));
    expect(await screen.findByRole('button', { name: '保留我的修改' })).toBeVisible();
    expect(agreed).toBe(0);
  });
});

describe('the consensus', () => {
  it('asks the chair for a value and a reason where members diverged, and nowhere else', async () => {
    const { container } = await (async () => {
      fakeApi({
        'GET /session': evaluator,
        'GET /scenarios/:id/evaluation/consensus': () => aConsensus(),
      });
      return renderAt('/bench/evaluations/s-1/consensus');
    })();
    expect(await screen.findByText('1 处分歧')).toBeVisible();
    expect(screen.getAllByRole('textbox', { name: '理由' })).toHaveLength(1);
    expect(screen.getByText('依据充分')).toBeVisible();
    await accessible(container);
  });

  it('is read by the members, who confirm exactly what they read', async () => {
    const sent: unknown[] = [];
    const after = {
      hash: 'h2',
      bids: [{ ...aConsensus().bids[0], strengths: '组长后来补写的优点' }],
    };
    fakeApi({
      'GET /session': evaluator,
      'GET /scenarios/:id/evaluation/consensus': () =>
        aConsensus({ complete: true, actions: ['confirm-consensus'], ...(sent[0] ? after : {}) }),
      'POST /scenarios/:id/evaluation/consensus/confirmations': ({ body }) => {
        sent.push(body);
        return new Refusal(409, {
          code: 'evaluation.consensus-changed',
          title: '合议结果又有修改',
        });
      },
    });
    await renderAt('/bench/evaluations/s-1/consensus');
    expect(screen.queryByRole('textbox', { name: '理由' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: '确认这份合议结果' }));
    expect(await screen.findByText('合议结果又有修改')).toBeVisible();
    expect(sent).toEqual([{ hash: 'h1' }]);
    expect(await screen.findByText('组长后来补写的优点')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '确认这份合议结果' }));
    await waitFor(() => expect(sent).toEqual([{ hash: 'h1' }, { hash: 'h2' }]));
  });
});

describe('the ranking', () => {
  const parts = { techniqueScore: 700_000, criteria: [{ criterionId: 'fit', score: 540_000 }] };
  const none = { techniqueScore: null, priceScore: null, criteria: [] };
  it.each([
    ['the parts of a total where they came', parts, 1],
    ['no empty columns for them where they did not', none, 0],
  ])('shows everybody places and digests, and %s', async (_, given, columns) => {
    const row = (more: object) => ({
      ...{ organisations: [], mine: false, amountFen: null, passed: true, tie: null },
      ...{ ...more, ...given },
    });
    fakeApi({
      'GET /session': () => null,
      'GET /scenarios/:id/ranking': () => ({
        ...{ scenarioId: 's-1', title: '影像质控', hash: 'a'.repeat(64) },
        ...{ criteriaHash: 'b'.repeat(64), publishedAt: '2026-11-22T01:00:00Z', criteria },
        rows: [
          row({ bidId: 'b-1', number: 2, rank: 1, total: 900_000, priceScore: 200_000 }),
          row({
            bidId: 'b-2',
            number: 1,
            rank: null,
            total: 400_000,
            priceScore: null,
            passed: false,
          }),
        ],
        actions: [],
      }),
    });
    const { container } = await renderAt('/scenarios/s-1/ranking');
    expect(await screen.findByText('90.00')).toBeVisible();
    expect(screen.getByText('未达最低要求')).toBeVisible();
    expect(screen.getByText('a'.repeat(64))).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: '报价' })).toBeNull();
    const shown = screen.queryAllByRole('columnheader', { name: '技术分' });
    expect(shown).toHaveLength(columns);
    await accessible(container);
  });
});
