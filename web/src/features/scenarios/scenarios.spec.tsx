import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aScenario, aScenarioCard } from '../../test/factories';
import { fakeApi, page, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';
import { pairFigures } from './targets';

interface Extra {
  total?: number;
  nextCursor?: string;
  facets?: Record<string, Record<string, number>>;
  mark?: [number, number];
}

/** What the search answers for scenarios. */
function found(cards: ReturnType<typeof aScenarioCard>[], extra: Extra = {}) {
  const marked = (text: string) =>
    extra.mark ? { title: { text, ranges: [extra.mark], cutBefore: false, cutAfter: false } } : {};
  const items = cards.map((card) => ({
    id: card.id,
    title: card.title,
    highlights: marked(card.title),
    card,
  }));
  const group = {
    index: 'scenarios',
    total: extra.total ?? cards.length,
    totalIsExact: true,
    nearest: false,
    items,
    facets: extra.facets ?? {},
    nextCursor: extra.nextCursor ?? null,
  };
  return { q: '', groups: [group], degraded: false, nearest: null };
}

const noMatches = { 'GET /scenarios/:id/matches': () => page([]) };

describe('scenario list', () => {
  it('shows the entries with names instead of codes, and grows by cursor', async () => {
    const calls = fakeApi({
      'GET /search': ({ query }) =>
        query.get('cursor')
          ? found([aScenarioCard({ id: 's-2', title: '渔港船舶识别' })], { total: 2 })
          : found([aScenarioCard()], { total: 2, nextCursor: 'next' }),
    });
    await renderAt('/scenarios');
    const entry = await screen.findByRole('article', { name: '门诊影像智能质控' });
    expect(await within(entry).findByText('医疗')).toBeInTheDocument();
    expect(within(entry).getByText('预算 20–50万元')).toBeInTheDocument();
    expect(within(entry).getByText('示例')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '再显示一些' }));
    expect(await screen.findByRole('article', { name: '渔港船舶识别' })).toBeInTheDocument();
    expect(calls.filter((call) => call.path.endsWith('/search'))).toHaveLength(2);
  });

  it('keeps filters in the address and sends them, with what each would leave beside it', async () => {
    const calls = fakeApi({
      'GET /search': () => found([aScenarioCard()], { facets: { sectors: { industry: 7 } } }),
    });
    const { router } = await renderAt('/scenarios?districts=siming');
    await userEvent.click(await screen.findByRole('checkbox', { name: '工业 7' }));
    await waitFor(() => expect(router.state.location.search).toContain('sectors=industry'));
    await waitFor(() => {
      const last = calls.filter((call) => call.path.endsWith('/search')).at(-1);
      expect(last?.query.getAll('sectors')).toEqual(['industry']);
      expect(last?.query.getAll('districts')).toEqual(['siming']);
    });
    expect(screen.queryByRole('checkbox', { name: '医疗 0' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '移除 思明' }));
    await waitFor(() => expect(router.state.location.search).toBe('?sectors=industry'));
  });

  it('searches while one types, and marks what was found', async () => {
    const calls = fakeApi({ 'GET /search': () => found([aScenarioCard()], { mark: [0, 2] }) });
    const { router } = await renderAt('/scenarios');
    await userEvent.type(await screen.findByRole('searchbox'), '门诊');
    await waitFor(() => expect(router.state.location.search).toContain('q='));
    await waitFor(() => expect(calls.at(-1)?.query.get('q')).toBe('门诊'));
    expect((await screen.findAllByText('门诊'))[0]?.tagName).toBe('MARK');
  });

  it('says which condition to drop when nothing fits exactly', async () => {
    fakeApi({
      'GET /search': ({ query }) =>
        query.has('sectors')
          ? {
              ...found([]),
              nearest: {
                widen: [{ drop: 'sectors', total: 4 }],
                groups: found([aScenarioCard()]).groups,
              },
            }
          : found([aScenarioCard()]),
    });
    const { router } = await renderAt('/scenarios?q=x&sectors=industry');
    await userEvent.click(await screen.findByRole('button', { name: '去掉“行业领域”：4 条' }));
    await waitFor(() => expect(router.state.location.search).toBe('?q=x'));
  });

  it('says what to do when there is nothing, and what went wrong when the service is away', async () => {
    fakeApi({ 'GET /search': () => found([]) });
    const { unmount } = await renderAt('/scenarios');
    expect(await screen.findByText('没有符合全部条件的场景')).toBeInTheDocument();
    unmount();
    const code = 'service.database-unavailable';
    fakeApi({
      'GET /search': () =>
        new Refusal(503, { code, title: '数据库暂时无法连接', requestId: 'r-9' }),
    });
    await renderAt('/scenarios');
    expect(await screen.findByRole('alert')).toHaveTextContent('数据库暂时无法连接');
    expect(screen.getByText(/r-9/)).toBeInTheDocument();
  });
});

describe('scenario page', () => {
  it('sets today beside the target, and says when contacts are shown', async () => {
    fakeApi({ 'GET /scenarios/:id': () => aScenario(), ...noMatches });
    await renderAt('/scenarios/s-1');
    expect(
      await screen.findByRole('heading', { level: 1, name: '门诊影像智能质控' }),
    ).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /质控覆盖率/ });
    expect(row).toHaveTextContent('现状10%');
    expect(row).toHaveTextContent('目标100%');
    expect(screen.getByText(/联系方式在双方都表示/)).toBeInTheDocument();
    expect(document.title).toContain('门诊影像智能质控');
  });

  it('is drawn in English on demand', async () => {
    fakeApi({ 'GET /scenarios/:id': () => aScenario(), ...noMatches });
    await renderAt('/scenarios/s-1', 'en');
    expect(
      await screen.findByRole('heading', { name: 'From today to the target' }),
    ).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('en');
  });

  it('is a plain “not found” for a scenario one may not know of', async () => {
    fakeApi({});
    await renderAt('/scenarios/s-404');
    expect(await screen.findByRole('heading', { name: '没有找到这一页' })).toBeInTheDocument();
  });

  it('has no accessibility fault that can be seen without drawing', async () => {
    fakeApi({ 'GET /scenarios/:id': () => aScenario(), ...noMatches });
    const { container } = await renderAt('/scenarios/s-1');
    await screen.findByRole('heading', { level: 1 });
    const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(result.violations.map((violation) => violation.id)).toEqual([]);
  });
});

describe('pairFigures', () => {
  it('puts the wanted figure beside the present one of the same name, and lone wishes last', () => {
    const figure = (name: string, value: number) => ({ name, value, unit: '%' });
    const rows = pairFigures(
      [figure('覆盖率', 10)],
      [figure('准确率', 95), figure('覆盖率 ', 100)],
    );
    expect(rows.map((row) => [row.name, row.from?.value, row.to?.value])).toEqual([
      ['覆盖率', 10, 100],
      ['准确率', undefined, 95],
    ]);
  });
});
