import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aSession } from '../../test/bench-factories';
import { fakeApi, page } from '../../test/fake-api';
import { renderAt } from '../../test/render';

const aMessage = (given: object = {}) => ({
  ...{ id: 'm-1', kind: 'scenario.closed', topic: 'following', title: '已截止：影像质控' },
  ...{ lines: ['已于 2026年11月20日 17:00 截止。'], path: '/scenarios/s-1' },
  ...{ at: '2026-11-20T09:00:00.000Z', readAt: null, actions: ['read'], ...given },
});
const aPreference = (given: object = {}) => ({
  ...{ kind: 'scenario.closed', topic: 'following', label: '关注的场景截止', inApp: true },
  ...{ mail: 'daily', mutable: true, chosen: false, actions: ['change'], ...given },
});
const accessible = async (container: Element) =>
  expect((await axe.run(container)).violations.map((one) => one.id)).toEqual([]);
const feed = { madeAt: null, url: null, actions: ['make'] };

/** The first page of a suite loads its parts on a busy machine. */
const slow = { timeout: 10_000 };

describe('the bell', () => {
  it('says how many wait, and no number beyond 99', async () => {
    fakeApi({
      'GET /session': () => aSession(),
      'GET /my/messages/unread': () => ({ unread: 100 }),
      'GET /my/messages': () => page([]),
    });
    await renderAt('/bench/messages');
    const bell = await screen.findByRole('link', { name: '消息，未读 99+ 条' }, slow);
    expect(bell).toHaveAttribute('href', '/bench/messages');
  });

  it('stands beside the menu on a phone, not in its fold', async () => {
    const wide = window.matchMedia;
    window.matchMedia = (query) => ({ ...wide(query), matches: query.includes('56rem') });
    try {
      fakeApi({
        'GET /session': () => aSession(),
        'GET /my/messages/unread': () => ({ unread: 3 }),
        'GET /my/messages': () => page([]),
      });
      await renderAt('/bench/messages');
      const bells = await screen.findAllByRole('link', { name: '消息，未读 3 条' }, slow);
      expect(bells).toHaveLength(1);
      expect(bells[0]?.closest('#header-fold')).toBeNull();
      expect(bells[0]?.closest('.header-top')).not.toBeNull();
    } finally {
      window.matchMedia = wide;
    }
  });

  it('is not there for visitors, who are asked nothing', async () => {
    const calls = fakeApi({});
    await renderAt('/about');
    await screen.findByRole('link', { name: '登录' });
    expect(calls.some((call) => call.path.includes('messages'))).toBe(false);
  });
});

describe('the messages', () => {
  it('are read by following them, marked one by one or up to what is shown', async () => {
    let readAt: string | null = null;
    const calls = fakeApi({
      'GET /session': () => aSession(),
      'GET /my/messages/unread': () => ({ unread: readAt ? 0 : 1 }),
      'GET /my/messages': () => page([aMessage({ readAt })]),
      'PUT /my/messages/:id/read': () => (readAt = '2026-11-21T09:00:00.000Z'),
      'DELETE /my/messages/:id/read': () => (readAt = null),
      'POST /my/messages/read': () => ({ marked: 1 }),
    });
    const { container } = await renderAt('/bench/messages');
    expect(await screen.findByRole('link', { name: '已截止：影像质控' })).toHaveAttribute(
      'href',
      '/scenarios/s-1',
    );
    await accessible(container);
    await userEvent.click(screen.getByRole('button', { name: /标为已读：/ }));
    await userEvent.click(await screen.findByRole('button', { name: /标为未读：/ }));
    await screen.findByRole('button', { name: /标为已读：/ });
    await userEvent.click(screen.getByRole('button', { name: '全部标为已读' }));
    expect(await screen.findByText('已标记 1 条')).toBeVisible();
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      before: '2026-11-20T09:00:00.000Z',
    });
  });

  it('are filtered by subject and state, kept in the address', async () => {
    const calls = fakeApi({
      'GET /session': () => aSession(),
      'GET /my/messages': () => page([]),
    });
    const { router } = await renderAt('/bench/messages');
    await userEvent.selectOptions(await screen.findByLabelText('类别'), 'questions');
    await userEvent.selectOptions(screen.getByLabelText('状态'), 'unread');
    expect(await screen.findByText('没有未读消息')).toBeVisible();
    expect(router.state.location.search).toContain('topic=questions');
    expect(calls.at(-1)?.query.get('state')).toBe('unread');
  });
});

describe('the preferences', () => {
  it('are saved as they are chosen; what the process needs cannot be switched off', async () => {
    let mail = 'daily';
    const list = () => ({
      items: [
        aPreference({ mail, chosen: mail !== 'daily' }),
        aPreference({ kind: 'scenario.ended', label: '撤回或取消', mutable: false }),
        aPreference({ kind: 'reminder.sent', topic: 'pairings', label: '催办', mail: null }),
      ],
      total: 3,
    });
    const calls = fakeApi({
      'GET /session': () => aSession(),
      'GET /my/message-preferences': list,
      'GET /my/calendar-feed': () => feed,
      'PUT /my/message-preferences/:kind': (call) => {
        ({ mail } = call.body as { mail: string });
        return list();
      },
      'DELETE /my/message-preferences/:kind': () => {
        mail = 'daily';
        return list();
      },
    });
    const { container } = await renderAt('/bench/messages/preferences');
    const select = await screen.findByLabelText('邮件：关注的场景截止');
    await accessible(container);
    expect(screen.getByLabelText('站内显示：撤回或取消')).toBeDisabled();
    expect(screen.getByText('不由此处发邮件')).toBeVisible();
    await userEvent.selectOptions(select, 'weekly');
    await waitFor(() => expect(select).toHaveValue('weekly'));
    expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
      ...{ inApp: true, mail: 'weekly' },
    });
    await userEvent.click(await screen.findByRole('button', { name: '恢复默认：关注的场景截止' }));
    await waitFor(() => expect(select).toHaveValue('daily'));
  });

  it('show the calendar’s address once, when it is made', async () => {
    const made = { madeAt: '2026-11-20T09:00:00.000Z', actions: ['make', 'revoke'] };
    fakeApi({
      'GET /session': () => aSession(),
      'GET /my/message-preferences': () => ({ items: [], total: 0 }),
      'GET /my/calendar-feed': () => feed,
      'POST /my/calendar-feed': () => ({ ...made, url: 'https://test.example/feed.ics' }),
      'DELETE /my/calendar-feed': () => feed,
    });
    await renderAt('/bench/messages/preferences');
    await userEvent.click(await screen.findByRole('button', { name: '生成订阅地址' }));
    expect(await screen.findByText('https://test.example/feed.ics')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '停用' }));
    expect(await screen.findByText('还没有启用。')).toBeVisible();
  });
});

describe('the link of a mail', () => {
  it('asks before it ends that kind, without an account', async () => {
    const calls = fakeApi({
      'GET /message-mutes/:token': () => ({ kind: 'x', label: '关注的场景截止', muted: false }),
      'POST /message-mutes/:token/one-click': () => ({}),
    });
    const { container } = await renderAt('/mute/abc.def');
    expect(await screen.findByText(/将不再给您发“关注的场景截止”的邮件/)).toBeVisible();
    expect(calls.some((call) => call.method === 'POST')).toBe(false);
    await accessible(container);
    await userEvent.click(screen.getByRole('button', { name: '确认不再接收' }));
    expect(await screen.findByText('已停止发送“关注的场景截止”的邮件')).toBeVisible();
  });
});

describe('the previews', () => {
  it('show one mail in both languages', async () => {
    const preview = (language: string, label: string) => ({
      ...{ kind: 'scenario.closed', topic: 'following', label, language, byMail: true },
      ...{ subject: `主题 ${language}`, text: `文字 ${language}`, html: '<p>x</p>' },
    });
    fakeApi({
      'GET /session': () => aSession({ roles: ['reviewer'] }),
      'GET /message-previews': () => ({
        items: [preview('zh-CN', '截止'), preview('en', 'Closed')],
        total: 2,
      }),
    });
    await renderAt('/bench/mail-previews');
    const english = (await screen.findByText('主题 en')).closest('section') as HTMLElement;
    expect(within(english).getByTitle('邮件内容（English）')).toHaveAttribute('sandbox', '');
    await userEvent.click(within(english).getByRole('tab', { name: '纯文本' }));
    expect(within(english).getByText('文字 en')).toBeVisible();
  });
});
