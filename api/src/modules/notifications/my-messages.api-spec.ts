import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { MessagePersonalData } from './message-personal-data.service.js';
import { Messages, type Recipients } from './notifications.reads.js';

/** A reader's own messages, preferences, and the links at the foot of mails. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
afterEach(() => app.source.query(`update app_clock set shift = interval '0'`));

let serial = 0;
const tell = (recipients: Recipients, kind = 'scenario.closed', id = uuidv7(), key?: string) =>
  app.nest.get(Transactions).run(systemActor(), (tx) =>
    app.nest.get(Messages).send(tx, {
      ...{ kind, recipients, key: key ?? `mine-${++serial}`, subject: { type: 'scenario', id } },
      data: { early: false, at: '2026-03-01T09:00:00.000Z' },
    }),
  );
const get = (path: string, who?: TestAccount) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const unread = async (who: TestAccount): Promise<number> =>
  (await get('/my/messages/unread', who)).body.unread;

describe('messages', () => {
  it('are read by their reader only', async () => {
    const [mine, other] = [await anAccount(app), await anAccount(app)];
    await tell([mine.userId]);
    expect((await get('/my/messages')).status).toBe(401);
    expect((await get('/my/messages', other)).body.total).toBe(0);
    const { items } = (await get('/my/messages', mine)).body;
    expect(items).toHaveLength(1);
    const path = `/my/messages/${items[0].id}/read`;
    expect((await app.request('PUT', path)).status).toBe(401);
    expect((await app.request('PUT', path, { cookie: other.cookie })).status).toBe(404);
    expect((await app.request('DELETE', path, { cookie: other.cookie })).status).toBe(404);
    expect((await app.request('PUT', '/my/messages/x/read', { cookie: mine.cookie })).status).toBe(
      404,
    );
    expect(await unread(mine)).toBe(1);
  });

  it('are marked read, unread and all at once, each time the same', async () => {
    const who = await anAccount(app);
    for (let i = 0; i < 3; i++) await tell([who.userId]);
    await tell([who.userId], 'scenario.ended');
    const { items } = (await get('/my/messages', who)).body;
    const { cookie } = who;
    const path = `/my/messages/${items[0].id}/read`;
    for (let i = 0; i < 2; i++)
      expect((await app.request('PUT', path, { cookie })).status).toBe(204);
    expect(await unread(who)).toBe(3);
    expect((await get('/my/messages?state=unread', who)).body.total).toBe(3);
    const read = (await get('/my/messages?kind=scenario.ended', who)).body.items[0];
    expect(read).toMatchObject({ actions: ['unread'], topic: 'following' });
    await app.request('DELETE', path, { cookie });
    expect(await unread(who)).toBe(4);
    const all = (body: object) => app.request('POST', '/my/messages/read', { cookie, body });
    expect((await all({})).status).toBe(400);
    const before = (await get('/my/messages', who)).body.items[1].at;
    expect((await all({ before: '2020-01-01T00:00:00Z' })).body.marked).toBe(0);
    expect((await all({ before, topic: 'lists' })).body.marked).toBe(0);
    await all({ before: new Date(Date.now() + 60_000).toISOString() });
    expect(await unread(who)).toBe(0);
  });

  it('name the thing as it is called now, and not when it may not be told', async () => {
    const who = await anAccount(app);
    const open = await aScenario(app, { state: 'open', fields: { title: '示例场景：夜班质检' } });
    const draft = await aScenario(app, { fields: { title: '示例场景：未公开' } });
    await tell([who.userId], 'scenario.closed', open.id);
    await tell([who.userId], 'scenario.closed', draft.id);
    const titles = async (language: string) => {
      const answer = await app.request('GET', '/my/messages', {
        cookie: who.cookie,
        headers: { 'accept-language': language },
      });
      return answer.body.items.map((item: { title: string }) => item.title);
    };
    expect((await titles('zh-CN')).sort()).toEqual(
      ['已截止：示例场景：夜班质检', '已截止：（暂不公开）'].sort(),
    );
    expect((await get('/my/messages', who)).body.items[1].path).toBe(`/scenarios/${open.id}`);
  });

  it('for an organisation or a role are gone for who has left it', async () => {
    const owner = await aMember(app);
    const { organisationId } = owner;
    const editor = await anAccount(app, { organisationId, role: 'editor' });
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    await tell({ organisationId, permission: 'edit' });
    await tell({ role: 'reviewer', userId: reviewer.userId });
    expect([await unread(editor), await unread(reviewer)]).toEqual([1, 1]);
    const id = (await get('/my/messages', editor)).body.items[0].id;
    await app.source.query('delete from memberships where user_id = $1', [editor.userId]);
    await app.source.query('delete from user_roles where user_id = $1', [reviewer.userId]);
    expect([await unread(editor), await unread(reviewer)]).toEqual([0, 0]);
    expect((await get('/my/messages', editor)).body.total).toBe(0);
    const { cookie } = editor;
    expect((await app.request('PUT', `/my/messages/${id}/read`, { cookie })).status).toBe(404);
    expect(await unread(owner)).toBe(1);
  });

  it('come in pages; the bell stops counting at a hundred', async () => {
    const who = await anAccount(app);
    const rows = Array.from({ length: 130 }, (_, n) => ({
      ...{ userId: who.userId, key: `page-${n}`, data: { at: null } },
      subject: { type: 'scenario', id: uuidv7() },
    }));
    await app.nest
      .get(Transactions)
      .run(systemActor(), (tx) => app.nest.get(Messages).sendMany(tx, 'scenario.closed', rows));
    expect(await unread(who)).toBe(100);
    const ids = new Set<string>();
    let cursor = '';
    for (let i = 0; i < 3; i++) {
      const answer = await get(`/my/messages?limit=50${cursor}`, who);
      for (const item of answer.body.items) ids.add(item.id);
      expect(answer.body.total).toBe(130);
      cursor = `&cursor=${String(answer.body.nextCursor)}`;
    }
    expect(ids.size).toBe(130);
    expect((await get('/my/messages?cursor=forged', who)).status).toBe(400);
    expect((await get('/my/messages?topic=none', who)).status).toBe(400);
  });
});

describe('preferences', () => {
  const put = (who: TestAccount | undefined, kind: string, body: object) =>
    app.request('PUT', `/my/message-preferences/${kind}`, {
      ...(who ? { cookie: who.cookie } : {}),
      body,
    });
  const of = (answer: { body: { items: { kind: string }[] } }, kind: string) =>
    answer.body.items.find((item) => item.kind === kind);

  it('have quiet defaults and are each person’s own', async () => {
    const [who, other] = [await anAccount(app), await anAccount(app)];
    expect((await get('/my/message-preferences')).status).toBe(401);
    const before = await get('/my/message-preferences', who);
    expect(of(before, 'scenario.changed')).toMatchObject({
      ...{ inApp: true, mail: 'daily', chosen: false, mutable: true, actions: ['change'] },
    });
    const changed = await put(who, 'scenario.changed', { inApp: false, mail: 'weekly' });
    expect(of(changed, 'scenario.changed')).toMatchObject({
      ...{ inApp: false, mail: 'weekly', chosen: true, actions: ['change', 'reset'] },
    });
    const others = await get('/my/message-preferences', other);
    expect(of(others, 'scenario.changed')).toMatchObject({ inApp: true, mail: 'daily' });
    const reset = await app.request('DELETE', '/my/message-preferences/scenario.changed', {
      cookie: who.cookie,
    });
    expect(of(reset, 'scenario.changed')).toMatchObject({ inApp: true, mail: 'daily' });
  });

  it('refuse what cannot be chosen', async () => {
    const who = await anAccount(app);
    const off = { inApp: false, mail: 'off' };
    expect((await put(undefined, 'scenario.closed', off)).status).toBe(401);
    expect((await put(who, 'nothing.known', off)).status).toBe(404);
    expect((await put(who, 'scenario.closed', { inApp: 'no' })).status).toBe(400);
    expect((await put(who, 'scenario.closed', { ...off, sms: true })).status).toBe(400);
    const legal = await put(who, 'scenario.changed-materially', off);
    expect([legal.status, legal.body.code]).toEqual([422, 'message.kind-not-mutable']);
    const mailed = await put(who, 'reminder.sent', { inApp: true, mail: 'daily' });
    expect([mailed.status, mailed.body.code]).toEqual([422, 'message.kind-without-mail']);
    const del = await app.request('DELETE', '/my/message-preferences/nothing.known', {
      cookie: who.cookie,
    });
    expect(del.status).toBe(404);
  });
});

describe('the link that ends a kind of mail', () => {
  it('works by a bare POST of a form, for that kind and person only', async () => {
    const [who, other] = [await anAccount(app), await anAccount(app)];
    await tell([who.userId, other.userId], 'scenario.ended');
    await app.settle();
    await app.settle();
    const [mail] = await app.source.query<{ body: string }[]>(
      'select body from mails where recipient = $1',
      [who.email],
    );
    const token = /\/mute\/(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
    const path = `/message-mutes/${token}`;
    expect((await get(path)).body).toMatchObject({ kind: 'scenario.ended', muted: false });
    const page = await get(`${path}/one-click`);
    expect([page.status, page.headers.location]).toEqual([303, `/mute/${token}`]);
    expect((await get(path)).body.muted).toBe(false);
    const post = (to: string) =>
      app.request('POST', to, {
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    for (let i = 0; i < 2; i++) expect((await post(`${path}/one-click`)).status).toBe(204);
    expect((await get(path)).body.muted).toBe(true);
    const preferences = (await get('/my/message-preferences', who)).body.items;
    const mailOf = (kind: string) =>
      preferences.find((item: { kind: string }) => item.kind === kind).mail;
    expect([mailOf('scenario.ended'), mailOf('scenario.closed')]).toEqual(['off', 'daily']);
    await tell([who.userId, other.userId], 'scenario.ended');
    await app.settle();
    const counts = await app.source.query<{ recipient: string }[]>(
      `select recipient from mails where recipient = any($1::text[])`,
      [[who.email, other.email]],
    );
    const to = (email: string) => counts.filter((row) => row.recipient === email).length;
    expect([to(who.email), to(other.email)]).toEqual([1, 2]);
    expect(await unread(who)).toBe(2);
  });

  it('is refused when it was altered, and forms are refused everywhere else', async () => {
    const forged = `${Buffer.from('x scenario.ended').toString('base64url')}.${'a'.repeat(43)}`;
    expect((await get(`/message-mutes/${forged}`)).status).toBe(404);
    const post = (path: string) =>
      app.request('POST', path, {
        body: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await post(`/message-mutes/${forged}/one-click`)).status).toBe(404);
    expect((await post('/session')).status).toBe(415);
  });
});

describe('old and personal messages', () => {
  it('go after 180 days once read, and their keys stay used', async () => {
    const who = await anAccount(app);
    await app.source.query('delete from messages');
    await tell([who.userId], 'scenario.closed', uuidv7(), 'for-ever');
    await tell([who.userId], 'scenario.closed', uuidv7(), 'unread');
    await app.source.query(`update messages set read_at = app_now() where key = 'for-ever'`);
    const remove = () => app.nest.get(MessagePersonalData).removeOld();
    await app.shiftClock('179 days');
    expect(await remove()).toBe(0);
    await app.shiftClock('2 days');
    expect(await remove()).toBe(1);
    expect(await tell([who.userId], 'scenario.closed', uuidv7(), 'for-ever')).toBe(0);
    const left = await app.source.query<unknown[]>('select 1 from messages where user_id = $1', [
      who.userId,
    ]);
    expect(left).toHaveLength(1);
  });

  it('are exported, and vanish with the account', async () => {
    const who = await anAccount(app);
    await tell([who.userId]);
    await app.request('POST', '/my/calendar-feed', { cookie: who.cookie, body: {} });
    const exported = (await get('/me/export', who)).body.sections.messages;
    expect(exported.messages).toMatchObject([{ kind: 'scenario.closed' }]);
    expect(exported.calendarFeeds).toHaveLength(1);
    await app.nest.get(Transactions).run(systemActor(), async (tx) => {
      const { userErased } = await import('../identity/identity.events.js');
      await tx.record(userErased, { type: 'user', id: who.userId }, {});
    });
    await app.settle();
    const left = await app.source.query<{ n: number }[]>(
      `select (select count(*) from messages where user_id = $1)::int
         + (select count(*) from calendar_feeds where user_id = $1)::int as n`,
      [who.userId],
    );
    expect(left[0]?.n).toBe(0);
  });
});
