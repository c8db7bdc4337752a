import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../test/fake-api';
import { renderAt } from '../../test/render';
import { rateRows } from './rate-rows';

const cell = (key: string, n: number | null, mutual: number | null) => ({
  key,
  n,
  mutual,
  rate: n === null || mutual === null ? null : mutual / n,
  suppressed: n === null,
});
const insight = (n: number | null, mutual: number | null) => ({
  ...cell('all', n, mutual),
  scope: 'real',
  demo: false,
  windowDays: 60,
  asOf: '2026-11-01T00:00:00Z',
  toDate: { opened: 12, mutual: 6 },
  bySector: [cell('industry', null, null), cell('health', 8, 3)],
  byDistrict: [],
  byMonth: [],
  byDeclineReason: [],
});

describe('the mutual figure', () => {
  it('is given with what stands behind it, and suppressed cells say so in the table', async () => {
    fakeApi({ 'GET /insights/mutual': () => insight(10, 4) });
    await renderAt('/insights');
    expect(await screen.findByText('40%')).toBeInTheDocument();
    expect(screen.getByText('10 对配对中，4 对在60天内双方都表示想对接。')).toBeInTheDocument();
    await userEvent.click(screen.getByText('查看数据表'));
    const row = await screen.findByRole('row', { name: /工业/ });
    expect(row).toHaveTextContent('不公布');
    expect(screen.getByRole('row', { name: /医疗/ })).toHaveTextContent('37.5%');
  });

  it('is not given while fewer than five pairings stand behind it', async () => {
    fakeApi({ 'GET /insights/mutual': () => insight(null, null) });
    await renderAt('/insights');
    expect((await screen.findAllByText(/还不足5对/)).length).toBeGreaterThan(0);
  });

  it('keeps months in order and puts suppressed sectors last', () => {
    const cells = [cell('b', null, null), cell('a', 5, 1), cell('c', 5, 4)];
    const keys = (keepOrder: boolean) =>
      rateRows(cells, (key) => key, keepOrder).map((row) => row.key);
    expect(keys(false)).toEqual(['c', 'a', 'b']);
    expect(keys(true)).toEqual(['b', 'a', 'c']);
  });
});
