import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { aScenario } from '../../test/factories';
import { fakeApi, page, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const intent = aScenario({ state: 'intent', expectedStart: '2027-03', procedure: null });
const followers = { total: 3, mine: false, organisationIds: [] as string[], actions: ['follow'] };
const suggestion = {
  ...{ id: 'g-1', topic: 'data', state: 'submitted', body: '建议开放缺陷图片样本。', reply: null },
  ...{ madeAt: '2026-10-02T00:00:00Z', decidedAt: null, organisationName: '示例供给方' },
  ...{ mine: false, actions: ['adopt', 'note', 'decline'] },
};
const shown = (more: Record<string, (call: Call) => unknown> = {}) =>
  fakeApi({
    'GET /scenarios/:id': () => intent,
    'GET /scenarios/:id/matches': () => page([]),
    'GET /scenarios/:id/followers': () => followers,
    'GET /scenarios/:id/suggestions': () => ({ ...page([]), actions: [] }),
    ...more,
  });

describe('an early intent', () => {
  it('says the month and that it is preliminary, and sends a visitor who follows to sign in', async () => {
    shown();
    const { container } = await renderAt('/scenarios/s-1');
    expect(await screen.findByText('预计 2027年3月 启动')).toBeInTheDocument();
    expect(screen.getByText(/仅为初步安排/)).toBeInTheDocument();
    const follow = await screen.findByRole('link', { name: '关注（3）' });
    expect(follow).toHaveAttribute('href', '/sign-in?next=%2Fscenarios%2Fs-1');
    expect(screen.queryByRole('region', { name: '公开问答' })).not.toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });

  it('is followed in person or for an organisation', async () => {
    const calls = shown({
      'GET /session': () => aSession(),
      'PUT /scenarios/:id/follow': () => ({ ...followers, total: 4, organisationIds: ['o-1'] }),
    });
    await renderAt('/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '关注（3）' }));
    const dialog = await screen.findByRole('dialog', { name: '关注这个场景' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /示例医院/ }));
    await waitFor(() =>
      expect(within(dialog).getByRole('checkbox', { name: /示例医院/ })).toBeChecked(),
    );
    expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({ organisationId: 'o-1' });
    expect(screen.getByRole('button', { name: '已关注（4）', hidden: true })).toBeInTheDocument();
  });

  it('takes a suggestion, and lets the publisher adopt it with a reply', async () => {
    const calls = shown({
      'GET /session': () => aSession(),
      'GET /scenarios/:id/suggestions': () => ({ ...page([suggestion]), actions: ['suggest'] }),
      'POST /scenarios/:id/suggestions': () => suggestion,
      'POST /suggestions/:id/decisions': () => ({ ...suggestion, state: 'adopted', actions: [] }),
    });
    await renderAt('/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '提建议' }));
    const form = await screen.findByRole('dialog', { name: '提建议' });
    await userEvent.selectOptions(within(form).getByLabelText(/关于哪方面/), '数据与资源');
    await userEvent.type(within(form).getByLabelText(/建议内容/), '建议开放缺陷图片样本用于验证');
    await userEvent.click(within(form).getByRole('button', { name: '提交建议' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(calls.find((call) => call.path.endsWith('/suggestions') && call.body)?.body).toEqual({
      topic: 'data',
      body: '建议开放缺陷图片样本用于验证',
    });
    await userEvent.click(screen.getByRole('button', { name: '采纳' }));
    const dialog = await screen.findByRole('dialog', { name: '采纳' });
    await userEvent.type(within(dialog).getByRole('textbox'), '将开放样本');
    await userEvent.click(within(dialog).getByRole('button', { name: '采纳' }));
    await waitFor(() =>
      expect(calls.find((call) => call.path.endsWith('/decisions'))?.body).toEqual({
        decision: 'adopt',
        reply: '将开放样本',
      }),
    );
  });

  it('is announced by its publisher from the draft, after saying what that means', async () => {
    const draft = aScenario({
      ...{ state: 'draft', view: 'publisher', actions: ['announce', 'edit'] },
      ...{ publishedAt: null, publishedVersion: 0 },
    });
    const calls = shown({
      'GET /session': () => aSession(),
      'GET /scenarios/:id': () => draft,
      'POST /scenarios/:id/announcements': () => intent,
    });
    await renderAt('/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '先公布早期意向' }));
    const dialog = await screen.findByRole('dialog', { name: '先公布早期意向' });
    expect(within(dialog).getByText(/仅为初步安排/)).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: '先公布早期意向' }));
    await waitFor(() =>
      expect(calls.some((call) => call.path.endsWith('/announcements'))).toBe(true),
    );
  });
});
