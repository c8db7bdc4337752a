import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession } from '../../test/bench-factories';
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
const entry = {
  ...{ position: 1, scenarioId: 's-1', title: '门诊影像智能质控', summary: '冻结时的简介' },
  ...{ organisationName: '示例医院', sectors: ['health'], districts: ['siming'] },
  ...{ cooperationModes: [], resourceKinds: [], procedure: 'direct', version: 1 },
  ...{ deadline: '2026-05-01T00:00:00Z', deadlineNow: '2026-05-01T00:00:00Z', fault: null },
  ...{ corrected: [] as string[], change: null as string | null, state: 'closed' },
};
const detail = {
  ...head,
  ...{ grouping: 'none', correctionCount: 0, sections: [] as unknown[], entries: [entry] },
  ...{ comparison: null as unknown, corrections: [] as unknown[], verification: null },
  notice: '本清单不构成采购要约。',
  actions: [] as string[],
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
    expect(await within(entry).findByText(/医疗 · 思明/)).toBeInTheDocument();
    expect(screen.getByText('ab12')).toBeInTheDocument();
  });

  it('shows sections, what changed against the last issue, and corrections with both texts', async () => {
    const added = { ...entry, position: 2, scenarioId: 's-2', title: '急诊分诊', state: 'open' };
    fakeApi({
      'GET /lists/:no': () => ({
        ...detail,
        ...{
          entries: [
            { ...entry, corrected: ['title'] },
            { ...added, change: 'added' },
          ],
        },
        sections: [{ code: 'health', zh: '医疗卫生', en: 'Health', from: 1, to: 2 }],
        comparison: {
          previous: { no: '2026-市-00', title: '上一批清单', hash: 'h', publishedAt: '' },
          ...{ added: ['s-2'], moved: [], kept: ['s-1'] },
          done: [{ scenarioId: 's-8', title: '已完成的场景', state: 'accepted' }],
          dropped: [],
        },
        corrections: [
          {
            ...{ n: 1, at: '2026-04-02T00:00:00Z', scenarioId: 's-1', position: 1, field: 'title' },
            ...{ before: '门诊影像质控', after: '门诊影像智能质控', reason: '印错了字' },
            ...{ byRole: 'reviewer', previousHash: 'ab12', hash: 'cd34', text: '{"n":1}' },
          },
        ],
      }),
    });
    await renderAt(`/lists/${encodeURIComponent(head.no)}`);
    expect(await screen.findByRole('heading', { name: '医疗卫生' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '有更正' })).toHaveAttribute('href', '#corrections');
    expect(screen.getByText('门诊影像质控').closest('del')).toBeInTheDocument();
    expect(screen.getByText(/印错了字.*平台审核员/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '已完成的场景' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'PDF' })).toHaveAttribute(
      'href',
      `/api/v1/lists/${encodeURIComponent(head.no)}/pdf`,
    );
  });

  it('lets a reviewer correct an entry, with the version that was read', async () => {
    const calls = fakeApi({
      'GET /session': () => aSession({ roles: ['reviewer'] }),
      'GET /lists/:no': () => ({ ...detail, version: 3, actions: ['correct'] }),
      'POST /lists/:no/corrections': () => ({ ...detail, version: 4 }),
    });
    await renderAt(`/lists/${encodeURIComponent(head.no)}`);
    await userEvent.click(await screen.findByRole('button', { name: /^更正“门诊/ }));
    const dialog = await screen.findByRole('dialog');
    const text = within(dialog).getByLabelText(/更正后的内容/);
    await userEvent.clear(text);
    await userEvent.type(text, '门诊影像质控');
    await userEvent.type(within(dialog).getByLabelText(/更正原因/), '印错了字');
    await userEvent.click(within(dialog).getByRole('button', { name: '公开更正' }));
    await waitFor(() =>
      expect(calls.find((call) => call.method === 'POST')).toMatchObject({
        body: {
          ...{ scenarioId: 's-1', field: 'title', after: '门诊影像质控', reason: '印错了字' },
        },
      }),
    );
    expect(calls.find((call) => call.method === 'POST')?.headers.get('if-match')).toBe('"3"');
  });
});
