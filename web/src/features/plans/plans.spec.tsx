import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi, page } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const matchmaker = () => aSession({ roles: ['matchmaker'], memberships: [] });
const aPlan = (given: object = {}) => ({
  ...{
    id: 'p-1',
    version: 2,
    state: 'ready',
    title: '工业',
    demo: true,
    stage: 'done',
    progress: 1,
  },
  request: {
    ...{
      scope: { kind: 'sector', sector: 'industry', demo: true },
      perScenario: 1,
      perCapability: 1,
    },
    conditions: [{ kind: 'at-least', group: 'small', count: 2, sector: null }],
    ...{ locked: [], vetoed: [] },
  },
  modelVersion: 'm1',
  outcome: {
    ...{ value: 1.5, bound: 1.5, method: 'auction', scenarios: 2, capabilities: 2, candidates: 4 },
    ...{
      pairs: 1,
      alreadyOpen: 0,
      blocking: 1,
      stableValue: 1.2,
      conditionCosts: [0],
      moreUnfilled: 0,
    },
    unfilled: [
      {
        ...{ side: 'demand', subject: { id: 's-2', title: '渔港船舶识别' }, got: 0, places: 1 },
        ...{ candidates: 0, code: 'no-candidates' },
      },
    ],
  },
  ...{ conflicts: [], overfull: [], failureText: null, compared: null, appliedAt: null },
  ...{ createdAt: '2026-11-20T08:00:00Z', finishedAt: '2026-11-20T08:00:01Z', actions: ['apply'] },
  ...given,
});
const aPair = (given: object = {}) => ({
  ...{ id: 'r-1', kind: 'chosen', score: 0.8, p: 0.8, q: 0.8, cost: null, why: null },
  scenario: { id: 's-1', title: '产线外观质检' },
  capability: { id: 'c-1', title: '视觉检测系统', organisation: '示例公司' },
  ...{ demandRival: null, supplyRival: null, blocking: false, isNew: false, outcome: null },
  ...{ outcomeText: null, pairingId: null },
  ...given,
});
const left = aPair({
  ...{ id: 'r-2', kind: 'left', cost: 0.25, why: 'demand-full', demandRival: '视觉检测系统' },
  capability: { id: 'c-2', title: '质检相机', organisation: '示例小店' },
});
const blocking = aPair({
  ...{ id: 'r-3', kind: 'left', cost: 0.1, why: 'both-full', blocking: true },
  capability: { id: 'c-3', title: '外观检测一体机', organisation: '示例公司' },
});

describe('a new plan', () => {
  it('is asked for with conditions as sentences, by keyboard', async () => {
    const calls = fakeApi({
      'GET /session': matchmaker,
      'GET /plans': () => page([]),
      'GET /lists': () => page([{ no: '2026-市-01', title: '第一批' }]),
      'POST /plans': () => aPlan({ state: 'running', outcome: null, actions: ['cancel'] }),
      'GET /plans/:id': () => aPlan({ state: 'running', outcome: null, actions: ['cancel'] }),
    });
    const { container, router } = await renderAt('/bench/plans');
    const user = userEvent.setup();
    await screen.findByRole('option', { name: /2026-市-01/ });
    await user.selectOptions(screen.getByRole('combobox', { name: '机会清单' }), '2026-市-01');
    const add = screen.getByRole('button', { name: '加一条：小微企业不少于' });
    add.focus();
    await user.keyboard('{Enter}');
    const count = screen.getByRole('spinbutton', { name: /至少 1 家小微企业/ });
    await user.type(count, '2', { initialSelectionStart: 0, initialSelectionEnd: 1 });
    expect((await axe.run(container)).violations).toEqual([]);
    await user.click(screen.getByRole('button', { name: '开始计算' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/bench/plans/p-1'));
    expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
      scope: { kind: 'list', no: '2026-市-01' },
      conditions: [{ kind: 'at-least', group: 'small', count: 2, sector: null }],
    });
    expect(await screen.findByRole('button', { name: '取消计算' })).toBeVisible();
  });

  it('needs a scope', async () => {
    fakeApi({
      'GET /session': matchmaker,
      'GET /plans': () => page([]),
      'GET /lists': () => page([]),
    });
    await renderAt('/bench/plans');
    await userEvent.click(await screen.findByRole('button', { name: '开始计算' }));
    expect(screen.getByRole('alert')).toHaveTextContent('请先选择');
  });
});

describe('a plan', () => {
  it('shows pairs, reasons for those left out and who got nothing, and opens with one click', async () => {
    // Pressed, the plan is being opened; asked again, it is done.
    let applied = false;
    const calls = fakeApi({
      'GET /session': matchmaker,
      'GET /plans/:id': () => aPlan(applied ? { state: 'applied', version: 3 } : {}),
      'GET /plans/:id/pairs': () => ({
        total: 3,
        items: [aPair(applied ? { outcome: 'opened', pairingId: 'x-1' } : {}), left, blocking],
      }),
      'POST /plans/:id/applications': () => {
        applied = true;
        return aPlan({ state: 'applying', stage: 'opening', progress: 0, version: 2, actions: [] });
      },
    });
    const { container } = await renderAt('/bench/plans/p-1');
    const table = await screen.findByRole('table', { name: '方案中的配对（1）' });
    expect(within(table).getByRole('link', { name: '产线外观质检' })).toBeVisible();
    expect(screen.getByText(/给了更合适的“视觉检测系统”.*总分约减少 0.25/)).toBeInTheDocument();
    expect(screen.getByText('没有合适的候选')).toBeInTheDocument();
    // Pairs that both sides would rather have stand by themselves, not among the rest.
    expect(screen.getByText('双方更中意彼此、但没有入选的（1）')).toBeVisible();
    expect(screen.getByText('其他没有入选的候选（1）')).toBeVisible();
    expect((await axe.run(container)).violations).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '一键开启这些配对' }));
    expect(await screen.findByRole('link', { name: '已开启' })).toHaveAttribute(
      'href',
      '/bench/pairings/x-1',
    );
    expect(calls.filter((call) => call.method === 'POST')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('button', { name: /再次开启/ })).toBeNull());
  });

  it('shows how far opening is, lets it be stopped, and says what is left', async () => {
    const opening = {
      ...{ state: 'applying', stage: 'opening', progress: 0.4, version: 3, actions: ['cancel'] },
    };
    const failureText = '开启已停止；已经开启的不变，可以再次开启其余的。';
    let now: object = opening;
    fakeApi({
      'GET /session': matchmaker,
      'GET /plans/:id': () => aPlan(now),
      'GET /plans/:id/pairs': () => ({ total: 1, items: [aPair()] }),
      'POST /plans/:id/cancellations': () => aPlan((now = { version: 4, failureText })),
    });
    const { container } = await renderAt('/bench/plans/p-1');
    expect(await screen.findByText('正在逐对开启…')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveValue(40);
    expect(screen.queryByRole('button', { name: '一键开启这些配对' })).toBeNull();
    expect((await axe.run(container)).violations).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '停止开启' }));
    expect(await screen.findByText(failureText)).toBeVisible();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByRole('button', { name: '一键开启这些配对' })).toBeVisible();
  });

  it('names the condition that cannot be kept', async () => {
    fakeApi({
      'GET /session': matchmaker,
      'GET /plans/:id': () =>
        aPlan({
          ...{ state: 'infeasible', outcome: null, actions: [] },
          conflicts: [{ index: 0, alone: true, possible: 1 }],
        }),
    });
    await renderAt('/bench/plans/p-1', 'en');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'At least 2 small firms (under 100 staff) get a pair: with everything else kept, 1 at most are possible',
    );
  });

  it('makes a new plan of the wishes for single pairs', async () => {
    const calls = fakeApi({
      'GET /session': matchmaker,
      'GET /plans/:id': () => aPlan(),
      'GET /plans/:id/pairs': () => ({ total: 2, items: [aPair(), left] }),
      'POST /plans': () => aPlan({ id: 'p-2' }),
    });
    const { router } = await renderAt('/bench/plans/p-1');
    await userEvent.click(
      await screen.findByRole('button', { name: '排除：产线外观质检 × 视觉检测系统' }),
    );
    await userEvent.click(screen.getByRole('button', { name: '按 1 处改动重新计算' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/bench/plans/p-2'));
    expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
      ...{ locked: [], vetoed: [{ scenarioId: 's-1', capabilityId: 'c-1' }] },
    });
  });
});
