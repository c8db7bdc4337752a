import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aScenario, aScenarioCard } from '../../test/factories';
import { fakeApi, page, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';
import { pairFigures } from './targets';

const noMatches = { 'GET /scenarios/:id/matches': () => page([]) };

describe('scenario list', () => {
  it('shows the entries with names instead of codes, and grows by cursor', async () => {
    const calls = fakeApi({
      'GET /scenarios': ({ query }) =>
        query.get('cursor')
          ? page([aScenarioCard({ id: 's-2', title: '渔港船舶识别' })], 2)
          : page([aScenarioCard()], 2, 'next'),
    });
    await renderAt('/scenarios');
    const entry = await screen.findByRole('article', { name: '门诊影像智能质控' });
    expect(await within(entry).findByText('医疗')).toBeInTheDocument();
    expect(within(entry).getByText('预算 20–50万元')).toBeInTheDocument();
    expect(within(entry).getByText('示例')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '再显示一些' }));
    expect(await screen.findByRole('article', { name: '渔港船舶识别' })).toBeInTheDocument();
    expect(calls.filter((call) => call.path.endsWith('/scenarios'))).toHaveLength(2);
  });

  it('keeps filters in the address and sends them', async () => {
    const calls = fakeApi({ 'GET /scenarios': () => page([aScenarioCard()]) });
    const { router } = await renderAt('/scenarios?districts=siming');
    await userEvent.click(await screen.findByRole('checkbox', { name: '工业' }));
    await waitFor(() => expect(router.state.location.search).toContain('sectors=industry'));
    await waitFor(() => {
      const last = calls.filter((call) => call.path.endsWith('/scenarios')).at(-1);
      expect(last?.query.getAll('sectors')).toEqual(['industry']);
      expect(last?.query.getAll('districts')).toEqual(['siming']);
    });
    await userEvent.click(screen.getByRole('button', { name: '移除 思明' }));
    await waitFor(() => expect(router.state.location.search).toBe('?sectors=industry'));
  });

  it('says what to do when nothing was found, and what went wrong when the service is away', async () => {
    fakeApi({ 'GET /scenarios': () => page([]) });
    const { unmount } = await renderAt('/scenarios');
    expect(await screen.findByText('没有符合全部条件的场景')).toBeInTheDocument();
    unmount();
    fakeApi({
      'GET /scenarios': () =>
        new Refusal(503, {
          code: 'service.database-unavailable',
          title: '数据库暂时无法连接',
          requestId: 'r-9',
        }),
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
