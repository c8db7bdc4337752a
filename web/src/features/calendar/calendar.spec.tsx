import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const year = {
  version: 1,
  year: 2026,
  ...{ provisional: false, workingDays: 248, substituteDays: 0 },
  festivals: [
    { code: 'qingming', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
    { code: 'labour-day', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
  ],
  source: {
    title: '通知',
    number: '国办发明电',
    url: 'https://a.example',
    publishedOn: '2025-11-04',
  },
};
const answer = (actions: string[]) => ({
  ...{ items: [year], total: 1, unknownYears: [2027], provisionalYears: [], actions },
});

describe('the working-day calendar', () => {
  it('shows each year with its notice, and says which year is not known', async () => {
    fakeApi({ 'GET /working-years': () => answer([]) });
    const { container } = await renderAt('/working-days');
    expect(await screen.findByText('2027 年的安排尚未录入')).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /劳动节/ });
    expect(row).toHaveTextContent('5月1日 – 5月5日5月9日');
    expect(screen.queryByRole('button', { name: /录入/ })).not.toBeInTheDocument();
    const { violations } = await axe.run(container);
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  });

  it('says of a year before its notice by what it is counted, and lets its notice be entered anew', async () => {
    const calls = fakeApi({
      'GET /session': () => aSession({ roles: ['admin'], memberships: [] }),
      'GET /working-years': () => ({
        items: [
          year,
          {
            ...{ ...year, year: 2027, provisional: true, workingDays: 254, substituteDays: 6 },
            festivals: [{ code: 'new-year', from: '2027-01-01', to: '2027-01-01', makeUp: [] }],
          },
        ],
        ...{ total: 2, unknownYears: [], provisionalYears: [2027], actions: ['enter'] },
      }),
      'PUT /working-years/:year': () => ({ ...year, year: 2027 }),
    });
    await renderAt('/working-days');
    expect(
      await screen.findByText('2027 年调休安排尚未公布，按法定节假日暂算，公布后可能变动。'),
    ).toBeInTheDocument();
    expect(screen.getByText(/其中 6 天法定节假日适逢周末/)).toBeInTheDocument();
    const heading = screen.getByRole('heading', { name: '2027 年（暂算 254 个工作日）' });
    expect(heading).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /元旦/ })).toHaveTextContent('待公布');
    expect(screen.queryByRole('button', { name: '更正 2027 年' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '录入 2027 年' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText(/通知标题/)).toHaveValue('');
    const festival = within(dialog).getByRole('group', { name: '元旦' });
    expect(within(festival).getByLabelText('第一天')).toHaveValue('');
    await userEvent.type(within(festival).getByLabelText('第一天'), '2027-01-01');
    await userEvent.type(within(festival).getByLabelText('最后一天'), '2027-01-03');
    await userEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'PUT')).toBe(true));
    expect(calls.find((call) => call.method === 'PUT')?.headers.get('if-match')).toBe('"1"');
  });

  it('lets an administrator enter the missing year from its notice', async () => {
    const calls = fakeApi({
      'GET /session': () => aSession({ roles: ['admin'], memberships: [] }),
      'GET /working-years': () => answer(['enter']),
      'PUT /working-years/:year': () => ({ ...year, year: 2027 }),
    });
    await renderAt('/working-days');
    await userEvent.click(await screen.findByRole('button', { name: '录入 2027 年' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/通知标题/), '测试通知');
    const festival = within(dialog).getByRole('group', { name: '元旦' });
    await userEvent.type(within(festival).getByLabelText('第一天'), '2027-01-01');
    await userEvent.type(within(festival).getByLabelText('最后一天'), '2027-01-02');
    await userEvent.type(within(festival).getByLabelText('调休上班'), '2027-01-03、2027-01-09');
    await userEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'PUT')).toBe(true));
    const put = calls.find((call) => call.method === 'PUT');
    expect(put?.headers.get('if-match')).toBeNull();
    expect(put?.body).toMatchObject({
      source: { title: '测试通知' },
      festivals: [
        {
          code: 'new-year',
          from: '2027-01-01',
          to: '2027-01-02',
          makeUp: ['2027-01-03', '2027-01-09'],
        },
      ],
    });
  });
});
