import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aMembership, aSession } from '../../test/bench-factories';
import { aScenario } from '../../test/factories';
import { fakeApi, page, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const shown = (view: 'publisher' | 'public', more: Record<string, (call: Call) => unknown>) =>
  fakeApi({
    'GET /scenarios/:id': () => aScenario({ id: `s-${view}`, view }),
    'GET /scenarios/:id/matches': () => page([]),
    ...more,
  });

describe('how a call is taken up', () => {
  it('is shown to its publisher with the medians, the warning and what can be done', async () => {
    shown('publisher', {
      'GET /session': () => aSession(),
      'GET /scenarios/:id/uptake': () => ({
        ...{ views: 12, follows: 1, interests: 0, invited: 6, days: 10, share: 61, weak: true },
        ...{ peers: 8, warnings: [{ mark: 30, at: '2026-10-10T00:00:00Z', weak: true }] },
        measures: [
          { measure: 'views', own: 1.2, median: 4 },
          { measure: 'follows', own: 0.1, median: 0.5 },
          { measure: 'interests', own: 0, median: 0.2 },
        ],
        whyNot: { total: null, reasons: [{ reason: 'budget', n: 5 }] },
        actions: ['invite', 'extend', 'rewrite'],
      }),
    });
    const { container } = await renderAt('/scenarios/s-publisher');
    const panel = await screen.findByRole('region', { name: '关注与应答情况' });
    expect(within(panel).getByText('关注偏少，可能无人应答')).toBeInTheDocument();
    expect(within(panel).getByRole('row', { name: /浏览 12 1.2 4/ })).toBeInTheDocument();
    expect(within(panel).getByText('预算不合适：5 家')).toBeInTheDocument();
    expect(within(panel).getByRole('link', { name: '邀请适配的供给方' })).toHaveAttribute(
      'href',
      '/bench/scenarios/s-publisher/matches',
    );
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });

  it('takes one tap from an invited supplier, and counts one look', async () => {
    const calls = shown('public', {
      'GET /session': () =>
        aSession({ memberships: [aMembership({ organisationId: 'o-2', supplies: true })] }),
      'GET /scenarios/:id/why-not': () => ({
        ...{ invited: true, reason: null, actions: ['say-why-not'] },
      }),
      'PUT /scenarios/:id/why-not': () => ({
        ...{ invited: true, reason: 'time', actions: ['say-why-not'] },
      }),
    });
    await renderAt('/scenarios/s-public');
    await userEvent.click(await screen.findByRole('button', { name: '时间太紧' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: '时间太紧' })).toHaveAttribute(
        'aria-pressed',
        'true',
      ),
    );
    expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({ reason: 'time' });
    expect(calls.filter((call) => call.path.endsWith('/views'))).toHaveLength(1);
  });
});
