import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi, page, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const flag = {
  ...{ id: 'f-1', scenarioId: 's-1', title: '检测线视觉质检', publisher: '示例医院', demo: false },
  ...{ code: 'near-prices', figures: { lowFen: 999, highFen: 1000, threshold: 10 } },
  ...{ threshold: 10, source: 'OCP Cardinal R028', foundAt: '2026-11-27T02:00:00Z' },
  bids: [{ bidId: 'b-1', organisation: '示例应答一' }],
  ...{ state: 'open', note: '', decidedAt: null, actions: ['explain', 'escalate', 'hold'] },
};
const shown = (more: Record<string, (call: Call) => unknown> = {}) =>
  fakeApi({
    'GET /session': () => aSession({ roles: ['auditor'] }),
    'GET /integrity/flags': () => page([flag]),
    'GET /integrity/holds': () => page([]),
    'GET /audit/events': () =>
      page([
        {
          ...{ id: 'e-1', position: null, hash: null, type: 'award.proposed' },
          ...{ subjectType: 'scenario', subjectId: 's-1', organisationId: null, actorId: null },
          ...{ payload: { round: 1 }, at: '2026-11-27T02:00:00Z' },
        },
      ]),
    ...more,
  });

describe('the auditor’s desk', () => {
  it('shows each flag with its figures, threshold and source, and holds steps with a note', async () => {
    const calls = shown({
      'POST /integrity/flags/:id/decisions': () => ({ ...flag, state: 'held' }),
    });
    const { container } = await renderAt('/bench/integrity');
    expect(await screen.findByText('报价几乎相同')).toBeInTheDocument();
    // In the reader's language, not in that of the catalogue it comes from.
    expect(screen.getByText(/R028（报价相同）/)).toBeInTheDocument();
    expect(screen.getByText('门槛（万分之）')).toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '暂停步骤' }));
    const dialog = await screen.findByRole('dialog', { name: '暂停步骤' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: '评审' }));
    await userEvent.type(within(dialog).getByRole('textbox'), '报价异常一致，核实中');
    await userEvent.click(within(dialog).getByRole('button', { name: '暂停步骤' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'POST')).toBe(true));
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      ...{ decision: 'hold', note: '报价异常一致，核实中', steps: ['award', 'evaluation'] },
    });
  });
});

describe('the event log', () => {
  it('is filtered, taken away by the same filter, and verified on request', async () => {
    const calls = shown({
      'GET /audit/verification': () => ({
        ...{ ok: true, checkedAt: '2026-11-27T02:00:00Z', sealed: null, head: 'ab12', fault: null },
      }),
    });
    const { container } = await renderAt('/bench/log');
    expect(await screen.findByText('award.proposed')).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('类别'), 'award.');
    await waitFor(() =>
      expect(calls.some((call) => call.query.get('type') === 'award.')).toBe(true),
    );
    expect(screen.getByRole('link', { name: '导出 CSV' })).toHaveAttribute(
      'href',
      '/api/v1/audit/events.csv?type=award.',
    );
    await userEvent.click(screen.getByRole('button', { name: '核验日志' }));
    expect(await screen.findByText('日志完整，没有被改动')).toBeInTheDocument();
    expect(screen.getByText(/暂不公布条数/)).toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });
});
