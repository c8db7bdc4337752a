import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pieces } from '../../lib/highlighted';
import { fakeApi } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const title = (text: string) => ({ text, ranges: [[0, 2]], cutBefore: false, cutAfter: false });
const suggestions = {
  items: [
    { index: 'scenarios', id: 's-1', title: title('质检产线改造') },
    { index: 'capabilities', id: 'c-1', title: title('质检模型') },
  ],
  degraded: false,
};

describe('search bar', () => {
  it('suggests while one types and follows the arrow keys', async () => {
    fakeApi({ 'GET /search/suggestions': () => suggestions });
    const { router } = await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', { name: '搜索场景、能力、机构和案例' });
    await userEvent.type(bar, '质检');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('能力质检模型');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/capabilities/c-1'));
  });

  it('closes on Escape and searches everything on Enter', async () => {
    fakeApi({ 'GET /search/suggestions': () => suggestions });
    const { router } = await renderAt('/ranking-rules');
    const bar = await screen.findByRole('combobox', { name: '搜索场景、能力、机构和案例' });
    await userEvent.type(bar, '质检');
    await screen.findAllByRole('option');
    await userEvent.keyboard('{Escape}');
    expect(bar).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/search'));
    expect(new URLSearchParams(router.state.location.search).get('q')).toBe('质检');
  });
});

describe('search page', () => {
  it('shows what to do when nothing at all was found', async () => {
    fakeApi({ 'GET /search': () => ({ q: 'x', groups: [], degraded: false, nearest: null }) });
    await renderAt('/search?q=x');
    expect(await screen.findByText('没有找到与“x”相符的内容')).toBeInTheDocument();
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
