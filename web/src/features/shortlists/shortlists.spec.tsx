import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi, page, Refusal } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const matchmaker = () => aSession({ roles: ['matchmaker'], memberships: [] });
const anEntry = (given: object = {}) => ({
  ...{ otherId: 'c-1', title: '影像质控系统', organisation: '示例公司', words: '做过三家医院' },
  engine: {
    band: 'high',
    reasons: { demand: ['做过同类质控'], supply: ['预算相符'] },
    gaps: ['没有医院案例'],
  },
  ...{ available: true, answer: null, reason: null, note: '', answeredAt: null, pairing: null },
  ...{ actions: ['answer'], ...given },
});
const aShortlist = (given: object = {}) => ({
  ...{ id: 'l-1', version: 1, state: 'sent', side: 'demand', demo: true, view: 'owner' },
  ...{ subject: { id: 's-1', title: '影像质控' }, organisation: { id: 'o-1', name: '示例医院' } },
  ...{ words: '这两家都做过相近的场景。', createdBy: null, createdAt: '2026-11-01T08:00:00Z' },
  ...{ sentAt: '2026-11-02T08:00:00Z', answerBy: '2026-12-01T10:00:00Z', settledAt: null },
  ...{ entries: [anEntry()], actions: [], ...given },
});
const draft = (given: object = {}) =>
  aShortlist({
    ...{
      state: 'draft',
      view: 'matchmaker',
      createdBy: '示例撮合员',
      sentAt: null,
      answerBy: null,
    },
    ...{ entries: [anEntry({ actions: [] })], actions: ['edit', 'send'], ...given },
  });
const refused = (title: string) => new Refusal(409, { code: 'shortlist.changed', title });
const accessible = async (container: Element) =>
  expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);

describe('the shortlists', () => {
  it('are listed with what is still to be answered, each leading to its page', async () => {
    fakeApi({ 'GET /session': () => aSession(), 'GET /shortlists': () => page([aShortlist()]) });
    const { container } = await renderAt('/bench/shortlists');
    const link = await screen.findByRole('link', { name: '影像质控' });
    expect(link).toHaveAttribute('href', '/bench/shortlists/l-1');
    expect(screen.getByText('已回应 0 / 1')).toBeVisible();
    await accessible(container);
  });
});

describe('the owner', () => {
  it('answers an entry, with the words and reasons in view, and sees the answer', async () => {
    let answered = false;
    const calls = fakeApi({
      'GET /session': () => aSession(),
      'GET /shortlists/:id': () => aShortlist(),
      'POST /shortlists/:id/answers': () => {
        answered = true;
        const entry = { answer: 'connect', actions: [], answeredAt: '2026-11-03T08:00:00Z' };
        return aShortlist({ state: 'answered', entries: [anEntry(entry)] });
      },
    });
    const { container } = await renderAt('/bench/shortlists/l-1');
    expect(await screen.findByText('这两家都做过相近的场景。')).toBeVisible();
    expect(screen.getByText(/做过三家医院/)).toBeVisible();
    expect(screen.getByText('做过同类质控')).toBeVisible();
    await accessible(container);
    await userEvent.click(screen.getByRole('button', { name: '回应' }));
    await userEvent.click(screen.getByRole('radio', { name: /想对接/ }));
    await userEvent.click(screen.getByRole('button', { name: '提交回应' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '回应' })).toBeNull());
    expect(answered).toBe(true);
    expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
      ...{ otherId: 'c-1', answer: 'connect', release: 'role' },
    });
  });

  it('reads why an answer is refused and keeps what was written', async () => {
    fakeApi({
      'GET /session': () => aSession(),
      'GET /shortlists/:id': () => aShortlist(),
      'POST /shortlists/:id/answers': () => refused('这份名单已被撤回'),
    });
    await renderAt('/bench/shortlists/l-1');
    await userEvent.click(await screen.findByRole('button', { name: '回应' }));
    const dialog = screen.getByRole('dialog', { name: '影像质控系统' });
    await userEvent.click(within(dialog).getByRole('radio', { name: /可以了解/ }));
    await userEvent.type(within(dialog).getByRole('textbox'), '想看演示');
    await userEvent.click(within(dialog).getByRole('button', { name: '提交回应' }));
    expect(await within(dialog).findByText('这份名单已被撤回')).toBeVisible();
    expect(within(dialog).getByRole('textbox')).toHaveValue('想看演示');
  });
});

describe('the matchmaker', () => {
  it('writes a draft, saves it with its version and sends it', async () => {
    const calls = fakeApi({
      'GET /session': matchmaker,
      'GET /shortlists/:id': () => draft(),
      'PUT /shortlists/:id': ({ body }) =>
        draft({ version: 2, ...(body as { words: string }), entries: draft().entries }),
      'POST /shortlists/:id/sendings': () =>
        aShortlist({ view: 'matchmaker', actions: ['withdraw'] }),
    });
    const { container } = await renderAt('/bench/shortlists/l-1');
    const words = await screen.findByRole('textbox', { name: /写给对方的话/ });
    await accessible(container);
    await userEvent.clear(words);
    await userEvent.type(words, '两家都合适');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(calls.some((call) => call.method === 'PUT')).toBe(true));
    const put = calls.find((call) => call.method === 'PUT');
    expect(put?.headers.get('if-match')).toContain('1');
    expect(put?.body).toMatchObject({
      ...{ words: '两家都合适', entries: [{ otherId: 'c-1', words: '做过三家医院' }] },
    });
    await userEvent.click(await screen.findByRole('button', { name: '发送' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '发送' }));
    expect(await screen.findByRole('button', { name: '撤回' })).toBeVisible();
  });

  it('sees the refusal of a draft that somebody else changed', async () => {
    fakeApi({
      'GET /session': matchmaker,
      'GET /shortlists/:id': () => draft(),
      'PUT /shortlists/:id': () =>
        new Refusal(412, { code: 'request.stale', title: '内容已被他人更新' }),
    });
    await renderAt('/bench/shortlists/l-1');
    const words = await screen.findByRole('textbox', { name: /写给对方的话/ });
    await userEvent.type(words, '再补一句');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('内容已被他人更新')).toBeVisible();
    expect(words).toHaveValue('这两家都做过相近的场景。再补一句');
  });
});
