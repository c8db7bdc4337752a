import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCapabilityCard, aScenario } from '../../test/factories';
import { fakeApi } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const span = (text: string) => ({ field: 'summary', start: 0, end: text.length, text });
const reason = (text: string, demand: string | null, supply: string | null) => ({
  code: 'concept',
  text,
  evidence: { demand: demand ? span(demand) : null, supply: supply ? span(supply) : null },
});

const match = (id: string, score: number, more: object = {}) => ({
  id,
  score,
  reasons: {
    demand: [reason('做过同类质控', '每日门诊影像', '三家医院的摄片质控')],
    supply: [reason('开放脱敏影像', '脱敏影像 2 万份', null)],
  },
  capability: aCapabilityCard({ id, title: `能力 ${id}` }),
  ...more,
});

const answer = (items: object[]) => ({
  items,
  total: items.length,
  nextCursor: null,
  view: 'public',
  modelVersion: '1',
});

describe('match panel', () => {
  it('sets both sides’ reasons apart, quotes what they rest on, and names no percentage', async () => {
    fakeApi({
      'GET /scenarios/:id': () => aScenario(),
      'GET /scenarios/:id/matches': () => answer([match('c-1', 0.61)]),
    });
    await renderAt('/scenarios/s-1');
    const row = await screen.findByRole('article', { name: '能力 c-1' });
    expect(within(row).getByText('三家医院的摄片质控')).toBeInTheDocument();
    expect(within(row).getByText('脱敏影像 2 万份')).toBeInTheDocument();
    expect(within(row).getByText('适配度高')).toBeInTheDocument();
    expect(row).not.toHaveTextContent('%');
    expect(within(row).getByRole('link', { name: '能力 c-1' })).toHaveAttribute(
      'href',
      '/capabilities/c-1',
    );
  });

  it('folds away weak fits beyond the first three', async () => {
    const ids = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5'];
    fakeApi({
      'GET /scenarios/:id': () => aScenario(),
      'GET /scenarios/:id/matches': () => answer(ids.map((id) => match(id, 0.1))),
    });
    await renderAt('/scenarios/s-1');
    const more = await screen.findByText('还有 2 个适配度较低的');
    expect(screen.getByText('能力 c-3')).toBeVisible();
    expect(screen.getByText('能力 c-4')).not.toBeVisible();
    await userEvent.click(more);
    expect(screen.getByText('能力 c-4')).toBeVisible();
  });

  it('shows gates, gaps and the counterfactual to those who are sent them', async () => {
    fakeApi({
      'GET /scenarios/:id': () => aScenario(),
      'GET /scenarios/:id/matches': () =>
        answer([
          match('c-1', 0.4, {
            p: 0.5,
            q: 0.2,
            bands: { pair: 'medium', demand: 'medium', supply: 'low' },
            gaps: { demand: [reason('缺少医疗器械证', null, null)], supply: [] },
            gates: [{ code: 'medical-device', state: 'unmet', text: '需要医疗器械证' }],
            counterfactual: { code: 'x', text: '取得医疗器械证', from: 'medium', to: 'high' },
          }),
        ]),
    });
    await renderAt('/scenarios/s-1');
    const row = await screen.findByRole('article', { name: '能力 c-1' });
    expect(row).toHaveTextContent('缺少医疗器械证');
    expect(row).toHaveTextContent('不满足 需要医疗器械证');
    expect(row).toHaveTextContent('若取得医疗器械证，适配度由中变为高');
    expect(row).toHaveTextContent('需求侧意愿中 · 供给侧意愿低（未校准）');
  });

  it('says 未校准 to visitors until answers tell what a score means, then a percentage with its band', async () => {
    const chance = { value: 0.62, low: 0.5, high: 0.73 };
    const chances = { demand: { ...chance, value: 0.7 }, supply: { ...chance, value: 0.4 } };
    fakeApi({
      'GET /scenarios/:id': () => aScenario(),
      'GET /scenarios/:id/matches': () =>
        answer([
          match('c-1', 0.61),
          match('c-2', 0.6, { chance }),
          match('c-3', 0.6, { chance, chances, calibrated: true }),
        ]),
    });
    await renderAt('/scenarios/s-1');
    const row = (name: string) => screen.findByRole('article', { name });
    expect(await row('能力 c-1')).toHaveTextContent('适配度高未校准');
    expect(await row('能力 c-2')).toHaveTextContent('约 62% 双方都愿意（50%–73%）');
    expect(await row('能力 c-2')).not.toHaveTextContent('未校准');
    const third = await row('能力 c-3');
    expect(third).toHaveTextContent('需求侧约 70%（50–73） · 供给侧约 40%（50–73）');
  });
});
