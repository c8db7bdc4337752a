import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi, page, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const someone = (role: 'matchmaker' | 'reviewer') => () =>
  aSession({ roles: [role], memberships: [] });
const concept = { id: 'defect', zh: '缺陷检测', en: 'Defect detection' };
const aForm = (given: object = {}) => ({
  ...{ id: 'f-1', concept, form: '挑次品', kind: 'exact', why: '车间里都这么说', source: 'hand' },
  ...{ state: 'proposed', proposedBy: '示例撮合员', proposedAt: '2026-11-01T08:00:00Z' },
  ...{ decidedBy: null, decidedAt: null, decisionNote: '', actions: [], ...given },
});
const effect = {
  ...{ texts: 200, containing: 6, share: 0.03, tooCommon: false, alsoNames: [] },
  ...{ lists: 20, listsChanged: 3, pairs: 400, pairsChanged: 11, examples: [] },
};

describe('the thesaurus page', () => {
  it('lets a matchmaker propose a form after seeing what it would change', async () => {
    const calls = fakeApi({
      'GET /session': someone('matchmaker'),
      'GET /thesaurus/forms': () => page([]),
      'GET /thesaurus/concepts': () => ({ items: [{ ...concept, forms: [] }], total: 1 }),
      'GET /thesaurus/effects': () => effect,
      'POST /thesaurus/forms': () => aForm(),
    });
    const { container } = await renderAt('/bench/thesaurus');
    await screen.findByText('这里还没有词形');
    await userEvent.click(screen.getByRole('button', { name: '提议词形' }));
    const dialog = screen.getByRole('dialog', { name: '提议词形' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^词形/ }), '挑次品');
    await userEvent.type(within(dialog).getByRole('searchbox', { name: /查找概念/ }), '缺陷');
    await userEvent.click(await within(dialog).findByRole('radio', { name: '缺陷检测' }));
    await userEvent.type(within(dialog).getByRole('textbox', { name: /理由/ }), '车间里都这么说');
    expect(await within(dialog).findByText(/前十名会变的有 3 份/)).toBeVisible();
    expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: '提交提议' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      ...{
        concept: 'defect',
        form: '挑次品',
        kind: 'exact',
        why: '车间里都这么说',
        source: 'hand',
      },
    });
  });

  it('shows a reviewer the effect before the decision', async () => {
    const calls = fakeApi({
      'GET /session': someone('reviewer'),
      'GET /thesaurus/forms': () => page([aForm({ actions: ['approve', 'reject'] })]),
      'GET /thesaurus/effects': () => effect,
      'POST /thesaurus/forms/:id/decisions': () => aForm({ state: 'approved' }),
    });
    const { container } = await renderAt('/bench/thesaurus');
    const row = await screen.findByRole('article', { name: '挑次品' });
    expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);
    await userEvent.click(within(row).getByRole('button', { name: '批准收录' }));
    const dialog = screen.getByRole('dialog', { name: '批准收录' });
    expect(await within(dialog).findByText(/前十名会变的有 3 份/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: '批准收录' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      ...{ decision: 'approve', note: '' },
    });
  });

  it('keeps the decision open with the server’s refusal', async () => {
    fakeApi({
      'GET /session': someone('reviewer'),
      'GET /thesaurus/forms': () => page([aForm({ actions: ['approve', 'reject'] })]),
      'POST /thesaurus/forms/:id/decisions': () =>
        new Refusal(409, { code: 'thesaurus.decided', title: '别人已处理过这个词形' }),
    });
    await renderAt('/bench/thesaurus');
    await userEvent.click(await screen.findByRole('button', { name: '不收录' }));
    const dialog = screen.getByRole('dialog', { name: '不收录' });
    await userEvent.type(within(dialog).getByRole('textbox'), '太常见');
    await userEvent.click(within(dialog).getByRole('button', { name: '不收录' }));
    expect(await within(dialog).findByText('别人已处理过这个词形')).toBeVisible();
    expect(within(dialog).getByRole('textbox')).toHaveValue('太常见');
  });

  it('hands a mined form and what it may mean over to the proposal', async () => {
    const mined = {
      ...{ form: '挑次品', pairs: 3, bare: 2, share: 0.01, concepts: [{ ...concept, pairs: 2 }] },
      ...{
        scenario: { id: 's-1', title: '外观质检' },
        capability: { id: 'c-1', title: '质检相机' },
      },
    };
    fakeApi({
      'GET /session': someone('matchmaker'),
      'GET /thesaurus/mined': () => ({ items: [mined], total: 1, accepted: 4 }),
    });
    await renderAt('/bench/thesaurus?show=mined');
    const list = await screen.findByRole('list', { name: '从配对中发现' });
    await userEvent.click(within(list).getByRole('button', { name: '提议词形' }));
    const dialog = screen.getByRole('dialog', { name: '提议词形' });
    expect(within(dialog).getByRole('textbox', { name: /^词形/ })).toHaveValue('挑次品');
    expect(within(dialog).getByRole('radio', { name: '缺陷检测' })).toBeChecked();
  });
});
