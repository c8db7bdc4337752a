import { screen, within } from '@testing-library/react';
import { fakeApi, page } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const head = {
  id: 'l-1',
  version: 1,
  no: '2026-市-01',
  level: 'city',
  district: null,
  park: null,
  title: '第一批 AI厦门机会清单（示例）',
  intro: '',
  state: 'published',
  demo: true,
  entryCount: 1,
  hash: 'ab12',
  publishedAt: '2026-04-01T00:00:00+08:00',
};
const detail = {
  ...head,
  entries: [
    {
      position: 1,
      scenarioId: 's-1',
      title: '门诊影像智能质控',
      organisationName: '示例医院',
      version: 1,
      state: 'closed',
    },
  ],
  snapshot: {
    ...head,
    format: 'aism-list/1',
    entries: [
      {
        position: 1,
        scenarioId: 's-1',
        organisation: { id: 'o-1', name: '示例医院' },
        version: 1,
        hash: 'cd34',
        content: { summary: '冻结时的简介', sectors: ['health'], districts: ['siming'] },
      },
    ],
  },
  verification: null,
  notice: '本清单不构成采购要约。',
  actions: [],
};

describe('lists', () => {
  it('lists the issues', async () => {
    fakeApi({ 'GET /lists': () => page([head]) });
    await renderAt('/lists');
    expect(await screen.findByRole('link', { name: head.title })).toHaveAttribute(
      'href',
      `/lists/${encodeURIComponent(head.no)}`,
    );
  });

  it('sets an issue from its frozen words, with its hash and what has changed since', async () => {
    fakeApi({ 'GET /lists/:no': () => detail });
    await renderAt(`/lists/${encodeURIComponent(head.no)}`);
    const entry = (await screen.findByRole('link', { name: '门诊影像智能质控' })).closest(
      'article',
    );
    if (!entry) throw new Error('the entry is no article');
    expect(within(entry).getByText('冻结时的简介')).toBeInTheDocument();
    expect(await within(entry).findByText(/医疗 · 思明.*现已不在开放中/)).toBeInTheDocument();
    expect(screen.getByText('ab12')).toBeInTheDocument();
  });
});
