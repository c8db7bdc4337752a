import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import {
  aCapability,
  aMembership,
  anOwnScenario,
  aPairing,
  aSession,
} from '../../test/bench-factories';
import { aScenario, aScenarioCard } from '../../test/factories';
import { fakeApi, page, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const posted = (calls: readonly Call[], end: string) =>
  calls.find((call) => call.method !== 'GET' && call.path.endsWith(end));
const reviewer = () => aSession({ roles: ['reviewer'], memberships: [] });
const supplier = () =>
  aSession({ memberships: [aMembership({ publishes: false, supplies: true })] });

describe('the bench', () => {
  it('asks a visitor to sign in, and comes back afterwards', async () => {
    fakeApi({});
    const { router } = await renderAt('/bench/board');
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(router.state.location.search).toBe('?next=%2Fbench%2Fboard');
  });

  it('shows a publisher what waits, and only the ways a publisher has', async () => {
    fakeApi({
      'GET /session': () => aSession(),
      'GET /pairings': () => page([aPairing()]),
      'GET /my/scenarios': () =>
        page([
          anOwnScenario({ state: 'returned', actions: ['edit'] }),
          anOwnScenario({ id: 's-2', title: '渔港船舶识别', state: 'open' }),
        ]),
    });
    const { container } = await renderAt('/bench');
    const waiting = await screen.findByRole('region', { name: '等您处理的场景' });
    expect(await within(waiting).findByText('退回修改')).toBeInTheDocument();
    expect(within(waiting).queryByText('渔港船舶识别')).not.toBeInTheDocument();
    expect(screen.getByText('该您回应')).toBeInTheDocument();
    const ways = screen.getByRole('navigation', { name: '工作台' });
    expect(within(ways).queryByRole('link', { name: '撮合看板' })).not.toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });
});

describe('a supplier’s capability', () => {
  it('takes evidence with its validity, under one key', async () => {
    const calls = fakeApi({
      'GET /session': supplier,
      'GET /capabilities/:id': () =>
        aCapability({ state: 'draft', actions: ['edit', 'publish', 'add-evidence'] }),
      'POST /capabilities/:id/evidence': () => ({}),
    });
    await renderAt('/bench/capabilities/c-1/edit');
    await userEvent.click(await screen.findByRole('button', { name: '添加证明材料' }));
    const dialog = await screen.findByRole('dialog', { name: '添加证明材料' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: '名称' }), '检测报告');
    await userEvent.type(within(dialog).getByRole('textbox', { name: '出具机构' }), '示例检测中心');
    await userEvent.type(within(dialog).getByLabelText(/^有效期至/), '2027-12-31');
    await userEvent.click(within(dialog).getByRole('button', { name: '提交核验' }));
    await waitFor(() => expect(posted(calls, '/evidence')).toBeDefined());
    expect(posted(calls, '/evidence')?.headers.get('idempotency-key')).toBeTruthy();
    expect(posted(calls, '/evidence')?.body).toMatchObject({
      title: '检测报告',
      issuer: '示例检测中心',
      validFrom: null,
      validUntil: '2027-12-31',
    });
  });

  it('can be claimed where nobody has yet', async () => {
    const calls = fakeApi({
      'GET /session': supplier,
      'GET /capabilities/:id': () =>
        aCapability({ unclaimed: true, organisation: null, actions: ['claim'] }),
      'GET /capabilities/:id/matches': () => page([]),
      'POST /capabilities/:id/claims': () => ({}),
    });
    await renderAt('/capabilities/c-1');
    await userEvent.click(await screen.findByRole('button', { name: '认领这条能力' }));
    const dialog = await screen.findByRole('dialog', { name: '认领这条能力' });
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^认领说明/ }),
      '这是我公司自行研发的产品',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: '提交' }));
    await waitFor(() =>
      expect(posted(calls, '/claims')?.body).toEqual({
        organisationId: 'o-1',
        statement: '这是我公司自行研发的产品',
      }),
    );
  });
});

describe('lists, registrations and roles', () => {
  it('composes a list and freezes it with its hash', async () => {
    const entry = {
      position: 1,
      scenarioId: 's-1',
      title: '门诊影像智能质控',
      organisationName: '示例医院',
      version: 1,
      state: 'open',
      change: null,
      fault: null,
    };
    let list = {
      ...{ id: 'l-1', version: 1, no: '2026-市-01', level: 'city', district: null, park: null },
      ...{ title: '示例批次', intro: '', state: 'draft', demo: true, entryCount: 0 },
      ...{ hash: null as string | null, publishedAt: null as string | null, grouping: 'none' },
      ...{ sections: [], comparison: null, corrections: [], correctionCount: 0 },
      ...{ verification: null, notice: '', entries: [] as (typeof entry)[] },
      actions: ['edit', 'publish'],
    };
    const calls = fakeApi({
      'GET /session': reviewer,
      'GET /lists/:no': () => list,
      'GET /reviews/scenarios': () => page([]),
      'GET /scenarios': () => page([aScenarioCard()]),
      'POST /lists/:no/entries': () => (list = { ...list, entries: [entry] }),
      'POST /lists/:no/publications': () =>
        (list = {
          ...list,
          state: 'published',
          hash: 'abc123',
          publishedAt: '2026-10-01T00:00:00Z',
          actions: [],
        }),
    });
    await renderAt('/bench/lists/2026-%E5%B8%82-01');
    await userEvent.click(await screen.findByRole('checkbox', { name: /门诊影像智能质控/ }));
    await userEvent.click(screen.getByRole('button', { name: '列入所选（1）' }));
    expect(await screen.findByRole('link', { name: '门诊影像智能质控' })).toBeInTheDocument();
    expect(posted(calls, '/entries')?.body).toEqual({ scenarioIds: ['s-1'] });
    await userEvent.click(screen.getByRole('button', { name: '冻结并发布' }));
    const dialog = await screen.findByRole('dialog', { name: '冻结并发布' });
    await userEvent.click(within(dialog).getByRole('button', { name: '冻结并发布' }));
    expect(await screen.findByText(/abc123/)).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: '可列入的场景' })).not.toBeInTheDocument();
  });

  it('changes the platform roles of an account', async () => {
    const user = {
      ...{ id: 'u-9', email: 'b@demo.example', displayName: '示例乙', language: 'zh-CN' },
      ...{ roles: ['reviewer'], memberships: [], createdAt: '2026-10-01T00:00:00Z' },
    };
    const calls = fakeApi({
      'GET /session': () => aSession({ roles: ['admin'], memberships: [] }),
      'GET /users': () => page([user]),
      'PUT /users/:id/roles': () => user,
    });
    await renderAt('/bench/users');
    await userEvent.click(await screen.findByRole('button', { name: '修改 示例乙 的角色' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('checkbox', { name: '撮合员' }));
    await userEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(posted(calls, '/roles')?.body).toEqual({ roles: ['reviewer', 'matchmaker'] }),
    );
  });

  it('shows what changed between two versions, field by field', async () => {
    const head = { at: '2026-10-01T00:00:00Z', fields: [], material: false };
    const calls = fakeApi({
      'GET /session': () => aSession(),
      'GET /scenarios/:id': () => aScenario({ publishedVersion: 2 }),
      'GET /scenarios/:id/versions': () =>
        page([
          { ...head, n: 2, hash: 'h2' },
          { ...head, n: 1, hash: 'h1' },
        ]),
      'GET /scenarios/:id/versions/:n/diff': () => ({
        from: 1,
        to: 2,
        material: true,
        changes: [
          { field: 'budgetMaxFen', before: null, after: 50_000_000, material: true },
          { field: 'sectors', before: ['health'], after: ['health', 'industry'], material: false },
        ],
      }),
    });
    await renderAt('/scenarios/s-1/versions');
    const budget = await screen.findByRole('heading', { name: /^预算上限/ });
    const change = budget.parentElement as HTMLElement;
    expect(within(change).getByText('（空）')).toBeInTheDocument();
    expect(within(change).getByText('50万元')).toBeInTheDocument();
    expect(await screen.findByText('医疗、工业')).toBeInTheDocument();
    expect(calls.some((call) => call.path.endsWith('/versions/2/diff'))).toBe(true);
  });
});
