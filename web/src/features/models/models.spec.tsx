import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession } from '../../test/bench-factories';
import { fakeApi } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const handSet = {
  ...{ version: 'm1-hand', base: 'm1-hand', kind: 'prior', inUse: false, createdAt: null },
  ...{ factors: [], calibration: null, figures: null, refusals: [], activations: [] },
  actions: ['roll-back'],
};
const curve = { slope: 0.9, offset: 0.1, answers: 200 };
const learnt = {
  ...handSet,
  ...{ version: 'm1-hand-l7', kind: 'learnt', inUse: true, createdAt: '2026-11-20T02:00:00Z' },
  factors: [
    { code: 'musts', factor: 1.42 },
    { code: 'a-new-line', factor: 0.5 },
  ],
  calibration: { pair: curve, p: curve, q: curve },
  figures: {
    ...{ answers: 412, pairings: 260, from: '2026-09-01T00:00:00Z', until: '2026-11-19T00:00:00Z' },
    gain: { mean: 0.031, low: 0.008, high: 0.054, lists: 44 },
    gini: { current: 0.41, challenger: 0.4 },
    ece: { pair: 0.03, p: 0.04, q: 0.05 },
  },
  activations: [{ at: '2026-11-20T02:00:00Z', by: 'learner', note: '' }],
  actions: [],
};
const refused = {
  ...learnt,
  ...{ version: 'm1-hand-r2', inUse: false, refusals: ['no-sure-gain'], activations: [] },
};
const matchmaker = () => aSession({ roles: ['matchmaker'], memberships: [] });
const answer = { world: 'real', items: [refused, learnt, handSet] };
const learning = { world: 'real', answers: 412, needed: 300 };

it('shows what scores now, what it rests on and how good it was', async () => {
  fakeApi({
    'GET /session': matchmaker,
    'GET /models': () => answer,
    'GET /learning': () => learning,
  });
  await renderAt('/bench/models');
  const card = await screen.findByRole('article', { name: 'm1-hand-l7' });
  expect(card).toHaveTextContent('由答复学得');
  expect(card).toHaveTextContent('260 个配对的 412 次答复');
  expect(card).toHaveTextContent('nDCG@10 0.031（95% 区间 0.008 至 0.054）');
  expect(card).toHaveTextContent('原模型 0.410，新模型 0.400');
  expect(within(card).getByText('必须项有着落')).toBeInTheDocument();
  expect(within(card).getByText('a-new-line')).toBeInTheDocument();
  expect(within(card).queryByRole('button', { name: /退回/ })).not.toBeInTheDocument();
  const other = screen.getByRole('article', { name: 'm1-hand-r2' });
  expect(other).toHaveTextContent('未启用：没有确定的提升');
});

it('goes back in one click with a reason', async () => {
  const calls = fakeApi({
    'GET /session': matchmaker,
    'GET /models': () => answer,
    'GET /learning': () => learning,
    'POST /models/activations': () => answer,
  });
  await renderAt('/bench/models');
  await userEvent.click(await screen.findByRole('button', { name: '退回到 m1-hand' }));
  await userEvent.type(screen.getByLabelText(/退回的原因/), '排序不合常理');
  await userEvent.click(screen.getByRole('button', { name: '退回到此版本' }));
  expect(await screen.findByText('已退回')).toBeInTheDocument();
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    ...{ world: 'real', version: 'm1-hand', note: '排序不合常理' },
  });
});

it('says how far the answers reach, and keeps the demonstration apart', async () => {
  const calls = fakeApi({
    'GET /session': () => aSession({ roles: ['reviewer'], memberships: [] }),
    'GET /models': () => ({ world: 'real', items: [{ ...handSet, inUse: true, actions: [] }] }),
    'GET /learning': () => ({ world: 'real', answers: 12, needed: 300 }),
  });
  await renderAt('/bench/models');
  expect(await screen.findByText('已有 12 次答复，满 300 次后自动校准并开始学习。')).toBeVisible();
  expect(screen.getByRole('progressbar')).toHaveAttribute('value', '12');
  await userEvent.click(screen.getByRole('button', { name: '看示例的模型' }));
  expect(await screen.findByText(/示例数据有自己的模型/)).toBeVisible();
  expect(calls.some((call) => call.query.get('world') === 'demo')).toBe(true);
});
