import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { aCapabilityCard, aScenario, aScenarioCard } from '../../test/factories';
import { fakeApi, page, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const matchmaker = () => aSession({ roles: ['matchmaker'], memberships: [] });
const reason = { code: 'needs', text: '做过同类质控', evidence: null };
const match = (id: string) => ({
  id,
  score: 0.6,
  p: 0.6,
  q: 0.6,
  bands: { pair: 'high', demand: 'high', supply: 'high' },
  calibrated: false,
  pinned: false,
  reasons: { demand: [reason], supply: [reason] },
  gaps: { demand: [], supply: [] },
  gates: [],
  counterfactual: null,
});
const candidate = (id: string, more: object = {}) => ({
  match: match(id),
  ...{ grounded: true, gated: false, size: 'small', districts: ['siming'] },
  lines: [
    { code: 'needs', side: 'demand', value: 1.25 },
    { code: 'price', side: 'demand', value: -0.5 },
  ],
  ...{ pairing: null, marks: [] },
  capability: aCapabilityCard({ id, title: `能力 ${id}` }),
  ...more,
});
const candidates = (items: object[]) => ({
  subject: aScenarioCard(),
  ...page(items),
  ...{ all: items.length, whole: true, modelVersion: '1' },
  factors: [{ code: 'needs', side: 'demand' }],
  facets: [
    {
      name: 'band',
      values: [
        { value: 'high', count: 2 },
        { value: 'low', count: 1 },
      ],
    },
  ],
});
const clean = async (container: Element) => {
  const { violations } = await axe.run(container);
  expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
};
const focusOn = (element: HTMLElement) => act(() => element.focus());
const posted = (calls: readonly Call[], end: string) =>
  calls.find((call) => call.method === 'POST' && call.path.endsWith(end));

describe('the work list', () => {
  it('leads to where the work is, by keyboard alone', async () => {
    const item = (kind: string, id: string) => ({
      ...{ kind, dueAt: '2026-10-01T00:00:00+08:00', overdue: true, demo: true, holder: null },
      scenario: { id, title: `场景 ${id}` },
      ...{ capability: null, pairing: null, shortlist: null },
    });
    fakeApi({
      'GET /session': matchmaker,
      'GET /desk/work': () => ({
        ...page([item('no-takers', 's-1'), item('no-takers', 's-2')]),
        counts: [{ kind: 'no-takers', n: 2, overdue: 2 }],
      }),
      'GET /scenarios/:id': () => aScenario({ id: 's-2' }),
      'GET /desk/scenarios/:id/candidates': () => candidates([]),
    });
    const { container, router } = await renderAt('/bench/desk');
    const first = await screen.findByRole('link', { name: '场景 s-1' });
    await clean(container);
    focusOn(first);
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: '场景 s-2' })).toHaveFocus();
    expect(first).toHaveAttribute('tabindex', '-1');
    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog', { name: '键盘操作' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    focusOn(screen.getByRole('link', { name: '场景 s-2' }));
    await userEvent.keyboard('o');
    await waitFor(() => expect(router.state.location.pathname).toBe('/bench/desk/scenarios/s-2'));
  });
});

describe('all candidates', () => {
  const standing = {
    'GET /session': matchmaker,
    'GET /scenarios/:id': () => aScenario(),
    'GET /desk/scenarios/:id/candidates': () => candidates([candidate('c-1'), candidate('c-2')]),
  };

  it('put filters and order into the address, and ask the API with them', async () => {
    const calls = fakeApi(standing);
    const { container } = await renderAt('/bench/desk/scenarios/s-1?band=high&sort=needs');
    await screen.findByRole('link', { name: '能力 c-1' });
    const asked = calls.find((call) => call.path.endsWith('/candidates'));
    expect(asked?.query.get('sort')).toBe('needs');
    expect(asked?.query.getAll('band')).toEqual(['high']);
    expect(screen.getByLabelText('排序')).toHaveValue('needs');
    await clean(container);
  });

  it('are marked and gathered by single keys that work only inside the list', async () => {
    const calls = fakeApi({
      ...standing,
      'POST /marks': () => page([]),
      'POST /shortlists': () => ({ id: 'l-1', entries: [{}] }),
    });
    await renderAt('/bench/desk/scenarios/s-1');
    const first = await screen.findByRole('link', { name: '能力 c-1' });
    await userEvent.keyboard('s');
    expect(posted(calls, '/shortlists')).toBeUndefined();
    focusOn(first);
    await userEvent.keyboard('s');
    await waitFor(() => expect(posted(calls, '/shortlists')).toBeDefined());
    expect(posted(calls, '/shortlists')?.body).toMatchObject({ side: 'demand', otherId: 'c-1' });
    expect(await screen.findByRole('link', { name: '打开名单（1）' })).toBeInTheDocument();
    focusOn(first);
    await userEvent.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: '备注' });
    await userEvent.type(within(dialog).getByRole('textbox'), '示例：问过一次');
    await userEvent.click(within(dialog).getByRole('button', { name: '备注' }));
    await waitFor(() => expect(posted(calls, '/marks')).toBeDefined());
    expect(posted(calls, '/marks')?.body).toMatchObject({
      kind: 'note',
      capabilityId: 'c-1',
      note: '示例：问过一次',
    });
  });
});

describe('two profiles side by side', () => {
  it('mark what the reasons rest on', async () => {
    const text = '产线外观缺陷检测，夜班漏检';
    fakeApi({
      'GET /session': matchmaker,
      'GET /marks': () => page([]),
      'GET /desk/pairs/:a/:b': () => ({
        scenario: aScenarioCard(),
        capability: aCapabilityCard(),
        texts: {
          demand: [
            {
              field: 'summary',
              text,
              spans: [{ field: 'summary', start: 4, end: 8, text: '缺陷检测' }],
            },
          ],
          supply: [],
        },
        ...{ match: match('c-1'), lines: [], pairing: null, marks: [], modelVersion: '1' },
      }),
    });
    const { container } = await renderAt('/bench/desk/pairs/s-1/c-1');
    const marked = await screen.findByText('缺陷检测');
    expect(marked.tagName).toBe('MARK');
    await clean(container);
  });
});
