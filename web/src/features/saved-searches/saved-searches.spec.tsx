import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { SavedSearch, SearchPreview } from '../../api/types';
import { aMembership, aSession } from '../../test/bench-factories';
import { fakeApi, page, Refusal, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';
import { bodyOf, draftFrom, draftOf } from './search-draft';

const aSearch = (given: Partial<SavedSearch> = {}): SavedSearch => ({
  ...{ id: 'n-1', version: 3, organisationId: null, name: '工业质检', q: '质检' },
  ...{ filters: { sectors: ['industry'], budgetFromFen: 500_000_000 }, exclude: ['卫浴'], cap: 5 },
  ...{ channel: 'mail', tellClosing: true, active: true, muted: false, told: 4 },
  ...{ createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z' },
  actions: ['edit', 'remove', 'mute'],
  ...given,
});
const aPreview = (given: Partial<SearchPreview> = {}): SearchPreview => ({
  ...{ days: 30, scenarios: 40, total: 12, today: 2, perDay: 0.4, busiest: 3, warning: null },
  hits: [
    {
      ...{ scenarioId: 's-1', title: '产线外观质检', publishedAt: '2026-11-20T00:00:00Z' },
      ...{ words: ['质检'], filters: { sectors: ['industry'] } },
    },
  ],
  ...given,
});
const member = () => aSession({ memberships: [aMembership({ role: 'editor' })] });
const accessible = async (container: Element) =>
  expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);
const found = () => ({
  ...{ q: '质检', degraded: false, nearest: null },
  groups: [
    {
      ...{ index: 'scenarios', total: 0, totalIsExact: true, nearest: false, items: [] },
      ...{ facets: {}, nextCursor: null },
    },
  ],
});
const site = (more: Record<string, (call: Call) => unknown> = {}) =>
  fakeApi({
    'GET /session': member,
    'GET /search': found,
    'GET /my/saved-searches': () => page([aSearch()]),
    'POST /saved-searches/previews': () => aPreview(),
    ...more,
  });

describe('saving the search of a page', () => {
  it('takes words and filters over, tries them, and saves for whom the reader chooses', async () => {
    const calls = site({ 'POST /organisations/:id/saved-searches': () => aSearch() });
    await renderAt('/scenarios?q=质检&sectors=industry&state=open&state=closed&demo=false');
    await userEvent.click(await screen.findByRole('button', { name: '保存为订阅' }));
    const dialog = await screen.findByRole('dialog', { name: '保存为订阅' });
    expect(within(dialog).getByLabelText(/关键词/)).toHaveValue('质检');
    expect(within(dialog).getByRole('checkbox', { name: '工业' })).toBeChecked();
    expect(await within(dialog).findByText('产线外观质检')).toBeVisible();
    expect(within(dialog).getByText('今天会推送').nextSibling).toHaveTextContent('2');
    await userEvent.selectOptions(within(dialog).getByLabelText('谁来接收'), 'o-1');
    await userEvent.type(within(dialog).getByLabelText(/排除词/), '卫浴，焊缝');
    await accessible(dialog);
    await userEvent.click(within(dialog).getByRole('button', { name: '保存订阅' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const saved = calls.find((call) => call.path.endsWith('/organisations/o-1/saved-searches'));
    expect(saved?.body).toEqual({
      ...{ name: '质检', q: '质检', exclude: ['卫浴', '焊缝'], cap: 5, channel: 'mail' },
      ...{ filters: { sectors: ['industry'], state: ['open'] }, tellClosing: true, active: true },
    });
    expect(saved?.headers.get('idempotency-key')).toBeTruthy();
  });

  it('sends a visitor to sign in and back to the very search', async () => {
    site({ 'GET /session': () => ({ user: null, roles: [], memberships: [], actions: [] }) });
    await renderAt('/scenarios?q=港口');
    expect(await screen.findByRole('link', { name: '保存为订阅' })).toHaveAttribute(
      'href',
      `/sign-in?next=${encodeURIComponent('/scenarios?q=港口')}`,
    );
  });

  it('warns of too much and of nothing, and keeps what was written when it is refused', async () => {
    let preview = aPreview({ busiest: 9, warning: 'over-cap' });
    site({
      'POST /saved-searches/previews': () => preview,
      'POST /my/saved-searches': () =>
        new Refusal(422, {
          ...{ code: 'saved-search.too-long', title: '关键词过多' },
          errors: [{ pointer: '/q', code: 'rule', message: '最多八个词' }],
        }),
    });
    await renderAt('/search?q=质检');
    await userEvent.click(await screen.findByRole('button', { name: '保存为订阅' }));
    expect(await screen.findByText(/最多的一天有 9 个，超过每天 5 个/)).toBeVisible();
    preview = aPreview({ total: 0, hits: [], warning: 'nothing' });
    await userEvent.type(screen.getByLabelText(/关键词/), ' 量子');
    expect(await screen.findByText(/这段时间没有符合的场景/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '保存订阅' }));
    expect(await screen.findByText('关键词过多')).toBeVisible();
    expect(screen.getAllByText('最多八个词').length).toBeGreaterThan(0);
    expect(screen.getByLabelText(/关键词/)).toHaveValue('质检 量子');
  });
});

describe('the saved searches', () => {
  it('say what they ask for; are paused, changed by the version seen, and removed', async () => {
    let search = aSearch();
    const calls = site({
      'GET /my/saved-searches': () => page([search]),
      'PUT /saved-searches/:id/mute': () =>
        (search = aSearch({ active: false, actions: ['edit', 'remove', 'unmute'] })),
      'PUT /saved-searches/:id': () => (search = aSearch({ name: '改名' })),
      'DELETE /saved-searches/:id': () => new Refusal(204, null),
    });
    const { container } = await renderAt('/bench/saved-searches');
    expect(await screen.findByText('工业质检')).toBeVisible();
    expect(screen.getByText('预算 500 万元以上')).toBeVisible();
    expect(screen.getByText('排除：卫浴')).toBeVisible();
    await accessible(container);
    await userEvent.click(screen.getByRole('button', { name: '暂停' }));
    expect(await screen.findByText('已暂停')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '修改' }));
    const dialog = await screen.findByRole('dialog', { name: '修改订阅' });
    await userEvent.clear(within(dialog).getByLabelText('名称'));
    await userEvent.type(within(dialog).getByLabelText('名称'), '改名');
    await userEvent.click(within(dialog).getByRole('button', { name: '保存订阅' }));
    expect(await screen.findByText('改名')).toBeVisible();
    const edit = calls.find((call) => call.method === 'PUT' && call.path.endsWith('/n-1'));
    expect(edit?.headers.get('if-match')).toBe('"3"');
    expect(edit?.body).toMatchObject({ filters: { budgetFromFen: 500_000_000 }, active: false });
    await userEvent.click(screen.getByRole('button', { name: '删除' }));
    const sure = await screen.findByRole('dialog', { name: '删除订阅“改名”？' });
    await userEvent.click(within(sure).getByRole('button', { name: '删除' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'DELETE')).toBe(true));
  });

  it('of an organisation are muted by a viewer, who may change nothing', async () => {
    const ours = aSearch({ organisationId: 'o-1', actions: ['mute'] });
    const calls = site({
      'GET /session': () => aSession({ memberships: [aMembership({ role: 'viewer' })] }),
      'GET /organisations/:id/saved-searches': () => page([ours]),
      'PUT /saved-searches/:id/mute': () => ours,
    });
    await renderAt('/bench/saved-searches');
    await userEvent.click(await screen.findByRole('tab', { name: '示例医院' }));
    expect(await screen.findByText(/机构的订阅由负责人和编辑管理/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '修改' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '静音' }));
    await waitFor(() => expect(calls.some((call) => call.path.endsWith('/mute'))).toBe(true));
  });

  it('show what was sent, and why', async () => {
    site({
      'GET /saved-searches/:id/tellings': () =>
        page([
          {
            ...{ scenarioId: 's-1', title: '产线外观质检', at: '2026-11-20T00:00:00Z' },
            ...{ words: ['质检'], filters: { sectors: ['industry'] } },
          },
          { scenarioId: 's-2', title: '', at: '2026-11-19T00:00:00Z', words: [], filters: {} },
        ]),
    });
    await renderAt('/bench/saved-searches');
    await userEvent.click(await screen.findByRole('button', { name: '30 天内推送 4 个' }));
    const dialog = await screen.findByRole('dialog', { name: '推送过的场景' });
    expect(await within(dialog).findByText('产线外观质检')).toBeVisible();
    expect(within(dialog).getByText('工业')).toBeVisible();
    expect(within(dialog).getByText('已不公开的场景')).toBeVisible();
  });
});

describe('the link of a mail', () => {
  it('stops by one press, without signing in', async () => {
    const calls = site({
      'GET /session': () => ({ user: null, roles: [], memberships: [], actions: [] }),
      'POST /saved-searches/mutes': () => ({ name: '工业质检' }),
    });
    const { container } = await renderAt('/mute-search/a-token');
    await screen.findByRole('button', { name: '不再接收' });
    expect(calls.some((call) => call.method === 'POST')).toBe(false);
    await accessible(container);
    await userEvent.click(screen.getByRole('button', { name: '不再接收' }));
    expect(await screen.findByText('已停止推送：工业质检')).toBeVisible();
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ token: 'a-token' });
  });
});

describe('a draft', () => {
  it('comes back as it was saved', () => {
    const { name, q, filters, exclude, cap, channel, tellClosing, active } = aSearch();
    expect(bodyOf(draftFrom(aSearch()))).toEqual({
      ...{ name, q, filters, exclude, cap, channel, tellClosing, active },
    });
  });

  it('leaves out what nobody waits for', () => {
    const { filters } = bodyOf(
      draftOf('', { state: ['closed'], demo: ['false'], firstUse: ['true'], districts: [] }),
    );
    expect(filters).toEqual({ firstUse: true });
  });
});
