import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pieces } from '../../lib/highlighted';
import { fakeApi, type Call } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const title = (text: string) => ({ text, ranges: [[0, 2]], cutBefore: false, cutAfter: false });
const suggestions = {
  items: [
    { index: 'scenarios', id: 's-1', title: title('质检产线改造') },
    { index: 'capabilities', id: 'c-1', title: title('质检模型') },
  ],
  degraded: false,
};
const barName = { name: '搜索场景、能力、机构和案例' };

describe('search bar', () => {
  it('suggests while one types and follows the arrow keys', async () => {
    fakeApi({ 'GET /search/suggestions': () => suggestions });
    const { router } = await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', barName);
    await userEvent.type(bar, '质检');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('能力质检模型');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/capabilities/c-1'));
  });

  it('goes round by the arrow keys, over what was typed', async () => {
    fakeApi({ 'GET /search/suggestions': () => suggestions });
    await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', barName);
    await userEvent.type(bar, '质检');
    await screen.findAllByRole('option');
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('质检模型');
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.queryByRole('option', { selected: true })).toBeNull();
    expect(bar).not.toHaveAttribute('aria-activedescendant');
  });

  it('closes on Escape and searches everything on Enter', async () => {
    fakeApi({ 'GET /search/suggestions': () => suggestions });
    const { router } = await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', barName);
    await userEvent.type(bar, '质检');
    await screen.findAllByRole('option');
    await userEvent.keyboard('{Escape}');
    expect(bar).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/search'));
    expect(new URLSearchParams(router.state.location.search).get('q')).toBe('质检');
  });

  it('leaves the keys to the input method while characters are composed', async () => {
    fakeApi({ 'GET /search/suggestions': () => suggestions });
    await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', barName);
    await userEvent.type(bar, 'zhi');
    await screen.findAllByRole('option');
    fireEvent.keyDown(bar, { key: 'ArrowDown', isComposing: true });
    expect(screen.queryByRole('option', { selected: true })).toBeNull();
  });

  it('shows the answer to what stands in it, not the one that came last', async () => {
    const slow: (() => void)[] = [];
    fakeApi({
      'GET /search/suggestions': async ({ query }) => {
        const q = query.get('q') ?? '';
        if (q === '质') await new Promise<void>((resolve) => slow.push(resolve));
        return { ...suggestions, items: [{ ...suggestions.items[0], title: title(`答${q}`) }] };
      },
    });
    await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', barName);
    await userEvent.type(bar, '质');
    await waitFor(() => expect(slow).toHaveLength(1));
    await userEvent.type(bar, '检');
    expect(await screen.findByRole('option')).toHaveTextContent('答质检');
    slow.forEach((release) => release());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.getByRole('option')).toHaveTextContent('答质检');
  });

  it('forgets the chosen suggestion when a later answer lacks it', async () => {
    const answer = { now: suggestions };
    fakeApi({ 'GET /search/suggestions': () => answer.now });
    const { router } = await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', barName);
    await userEvent.type(bar, '质检');
    await screen.findAllByRole('option');
    answer.now = { ...suggestions, items: suggestions.items.slice(1) };
    await userEvent.type(bar, '模');
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/search'));
  });
});

const group = (index: string, total: number, facets = {}) => ({
  ...{ index, total, facets, totalIsExact: true, nearest: false, nextCursor: null },
  items: [] as unknown[],
});
const organisation = (id: string, name: string) => ({
  id,
  title: name,
  highlights: {},
  card: {
    ...{ id, name, shortName: name, kind: 'enterprise', district: 'siming', park: null },
    ...{ publishes: true, supplies: false, demo: true },
  },
});
const everything = ({ query }: Call) => {
  const only = query.get('index');
  const facets = {
    sectors: { health: 2, industry: 1 },
    districts: { siming: 3 },
    sides: { demand: 2 },
  };
  const groups = [
    group('scenarios', 4, { sectors: { health: 1 } }),
    group('capabilities', 7),
    { ...group('organisations', 1, facets), items: [organisation('o-1', '示例医院')] },
    group('cases', 0),
  ];
  return {
    q: query.get('q') ?? '',
    groups: groups.filter((one) => !only || one.index === only),
    degraded: false,
    nearest: null,
  };
};
const chooser = () => screen.findByRole('navigation', { name: '结果类型' });

describe('search page', () => {
  it('says how much there is of each kind and leads to it with the filters that it knows', async () => {
    fakeApi({ 'GET /search': everything });
    const { router } = await renderAt('/search?q=医院&sectors=health');
    const kinds = await chooser();
    await waitFor(() => expect(kinds).toHaveTextContent('全部12场景需求4供给能力7机构1标杆案例0'));
    expect(within(kinds).getByRole('link', { current: 'page' })).toHaveTextContent('全部');
    await userEvent.click(within(kinds).getByRole('link', { name: '机构 1' }));
    await waitFor(() =>
      expect(router.state.location.search).toBe(
        `?${new URLSearchParams({ q: '医院', sectors: 'health', type: 'organisations' }).toString()}`,
      ),
    );
    expect(await screen.findByRole('link', { name: '示例医院' })).toBeInTheDocument();
  });

  it('counts over all kinds, asks with what is chosen and keeps it in the address', async () => {
    const calls = fakeApi({ 'GET /search': everything });
    const { router } = await renderAt('/search?q=医院');
    const health = await screen.findByRole('checkbox', { name: '医疗 3' });
    await userEvent.click(health);
    await waitFor(() => expect(router.state.location.search).toContain('sectors=health'));
    const asked = () => calls.filter((call) => call.path === '/api/v1/search').at(-1)?.query;
    await waitFor(() => expect(asked()?.get('sectors')).toBe('health'));
    await userEvent.click(screen.getByRole('button', { name: '移除 医疗' }));
    await waitFor(() => expect(router.state.location.search).not.toContain('sectors'));
  });

  it('has filters of its own for one kind, and drops them where they mean nothing', async () => {
    const calls = fakeApi({ 'GET /search': everything });
    const { router } = await renderAt('/search?q=医院&type=organisations&role=publisher');
    expect(await screen.findByRole('checkbox', { name: '发布场景 2' })).toBeChecked();
    const index = calls.find((call) => call.query.get('index') === 'organisations');
    expect(index?.query.get('role')).toBe('publisher');
    // The other kinds are counted without it.
    expect(calls.find((call) => !call.query.has('index'))?.query.has('role')).toBe(false);
    await userEvent.click(within(await chooser()).getByRole('link', { name: /^全部/ }));
    await waitFor(() => expect(router.state.location.search).not.toContain('role'));
    expect(router.state.location.search).toContain('q=');
  });

  it('clears the conditions, not the words', async () => {
    fakeApi({ 'GET /search': everything });
    const { router } = await renderAt('/search?q=医院&sectors=health&type=cases');
    await userEvent.click(await screen.findByRole('button', { name: '清除全部条件' }));
    await waitFor(() => expect(router.state.location.search).not.toContain('sectors'));
    expect(router.state.location.search).toMatch(/q=.*type=cases/);
  });

  it('tells what to leave out when nothing fits, and shows what is near', async () => {
    fakeApi({
      'GET /search': ({ query }) => ({
        ...{ q: query.get('q'), degraded: false, groups: [group('organisations', 0)] },
        nearest: {
          widen: [{ drop: 'sectors', total: 5 }],
          groups: [
            {
              ...group('organisations', 1),
              nearest: true,
              items: [organisation('o-1', '示例医院')],
            },
          ],
        },
      }),
    });
    const { router } = await renderAt('/search?q=灯塔&sectors=health');
    expect(await screen.findByRole('link', { name: '示例医院' })).toBeInTheDocument();
    // No column of noughts beside the choices.
    expect(screen.getByRole('checkbox', { name: '医疗' })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: '去掉“行业”：5 条' }));
    await waitFor(() => expect(router.state.location.search).not.toContain('sectors'));
  });

  it('shows what to do when nothing at all was found', async () => {
    fakeApi({ 'GET /search': () => ({ q: 'x', groups: [], degraded: false, nearest: null }) });
    await renderAt('/search?q=x');
    expect(await screen.findByText('没有找到与“x”相符的内容')).toBeInTheDocument();
  });

  it('says so when the search engine is away, and claims no counts', async () => {
    fakeApi({ 'GET /search': (call) => ({ ...everything(call), degraded: true }) });
    await renderAt('/search?q=医院', 'en');
    expect(await screen.findByText(/search service is away/)).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Health' })).toBeInTheDocument();
  });
});

describe('highlights', () => {
  it('cut a text at its marks, overlapping ones included', () => {
    const cut = (ranges: [number, number][]) =>
      pieces({ text: '<b>质检</b>', ranges, cutBefore: false, cutAfter: false })
        .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
        .join('');
    expect(cut([[3, 5]])).toBe('<b>[质检]</b>');
    expect(
      cut([
        [3, 5],
        [4, 6],
      ]),
    ).toBe('<b>[质检][<]/b>');
    expect(cut([])).toBe('<b>质检</b>');
  });
});
