import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BenchmarkCase } from '../../api/types';
import { fakeApi, page } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const one: BenchmarkCase = {
  ...{ id: 'k-1', title: '门诊影像质控试点', organisationId: 'o-1', organisationName: '示例医院' },
  ...{ supplierName: '示例视觉', sector: 'health', technologies: ['vision'], year: 2026 },
  ...{ summary: '摄片质量由人工抽查改为全部检查。', lessons: '先统一摄片规范。', source: null },
  baseline: [{ name: '返拍率', value: 4.2, unit: '%' }],
  result: [
    { name: '返拍率', value: 1.3, unit: '%' },
    { name: '已质控', value: 9000, unit: '例' },
  ],
  ...{ demo: true, publishedAt: '2026-10-01T00:00:00+08:00', actions: [] },
};

describe('a benchmark case', () => {
  it('is reached from the list, and has an address of its own', async () => {
    fakeApi({ 'GET /cases': () => page([one]), 'GET /cases/:id': () => one });
    const { router } = await renderAt('/cases');
    await userEvent.click(await screen.findByRole('link', { name: '门诊影像质控试点' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/cases/k-1'));
    const heading = await screen.findByRole('heading', { level: 1, name: '门诊影像质控试点' });
    expect(heading).toBeInTheDocument();
    const main = within(screen.getByRole('main'));
    expect(main.getByText('示例')).toBeInTheDocument();
    expect(main.getByText(/4\.2%/)).toHaveTextContent('4.2% → 1.3%');
    // What was not measured before has no arrow out of nothing.
    expect(main.getByText('9,000 例').closest('dd')).toHaveTextContent(/^9,000 例$/);
    expect(main.getByText(/先统一摄片规范/)).toBeInTheDocument();
    expect(main.getByRole('link', { name: '示例医院' })).toHaveAttribute(
      'href',
      '/organisations/o-1',
    );
    expect(main.getByRole('button', { name: '复制链接' })).toBeInTheDocument();
    await waitFor(() => expect(document.title).toContain('门诊影像质控试点'));
  });

  it('that is not there is said not to be', async () => {
    fakeApi({});
    await renderAt('/cases/k-9');
    expect(
      await screen.findByRole('heading', { name: '没有找到这一页', level: 1 }),
    ).toBeInTheDocument();
  });
});
