import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { anOwnScenario, aSession } from '../../test/bench-factories';
import { aScenario } from '../../test/factories';
import { fakeApi, page } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const session = () => aSession({ roles: ['reviewer'], memberships: [] });
const submitted = aScenario({
  state: 'submitted',
  view: 'reviewer',
  version: 5,
  submittedAt: '2026-10-01T00:00:00+08:00',
  actions: ['return', 'approve', 'decline'],
});
const queue = {
  'GET /session': session,
  'GET /reviews/scenarios': () =>
    page([anOwnScenario({ state: 'submitted', submittedAt: '2026-10-01T00:00:00+08:00' })]),
  'GET /scenarios/:id': () => submitted,
  'GET /scenarios/:id/completeness': () => ({
    score: 70,
    submittable: true,
    missing: [],
    quality: [],
    signoffNeeded: false,
  }),
  'GET /scenarios/:id/near-duplicates': () => ({ items: [] }),
};

describe('reviewing a scenario', () => {
  it('returns it with comments at fields, deciding on the version that was read', async () => {
    const calls = fakeApi({
      ...queue,
      'POST /scenarios/:id/reviews': () => ({ ...submitted, state: 'returned', actions: [] }),
    });
    const { router, container } = await renderAt('/bench/review');
    await userEvent.click(await screen.findByRole('link', { name: '门诊影像智能质控' }));
    await userEvent.click(await screen.findByRole('button', { name: '对“痛点与现状”的意见' }));
    await userEvent.keyboard('请写明每日摄片量');
    expect(screen.getByText('已写 1 条字段意见')).toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '退回修改' }));
    const dialog = await screen.findByRole('dialog', { name: '退回修改' });
    await userEvent.click(within(dialog).getByRole('button', { name: '退回修改' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/bench/review'));
    const review = calls.find((call) => call.path.endsWith('/reviews'));
    expect(review?.headers.get('if-match')).toBe('"5"');
    expect(review?.body).toEqual({
      decision: 'return',
      comments: [{ pointer: '/problem', text: '请写明每日摄片量' }],
      note: '',
    });
  });

  it('wants a reason for declining', async () => {
    const calls = fakeApi(queue);
    await renderAt('/bench/review/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '不予采纳' }));
    const dialog = await screen.findByRole('dialog', { name: '不予采纳' });
    await userEvent.click(within(dialog).getByRole('button', { name: '不予采纳' }));
    expect(within(dialog).getByText('请填写或选择这一项。')).toBeInTheDocument();
    expect(calls.some((call) => call.path.endsWith('/reviews'))).toBe(false);
  });
});
