import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  signedIn,
  type TestAccount,
} from '../../../test/factories/identity.js';
import { FakeMailer } from '../../../test/mail.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { MailComposers } from '../../platform/mail/mail-composers.js';
import { MailQueue } from '../../platform/mail/mail-queue.js';
import { DigestsService } from './digests.service.js';
import { MessageKinds, Messages, type Recipients } from './notifications.reads.js';

/** Mails of messages: each once, only to who is still to be told, through a mail server that may be down. */

let app: TestApp;
let mailer: FakeMailer;
let queue: MailQueue;
beforeAll(async () => {
  app = await startTestApp();
  app.nest.get(MessageKinds).add({
    ...{ name: 'test.note', topic: 'searches', mutable: true },
    label: { 'zh-CN': '测试', en: 'Test' },
    texts: {
      'zh-CN': (f) => ({ title: `第 ${f.number('n')} 条 <b>`, lines: ['内容'] }),
      en: (f) => ({ title: `Note ${f.number('n')} <b>`, lines: ['Text'] }),
    },
    path: () => '/scenarios',
    defaults: { inApp: true, mail: 'at-once' },
    sample: { subject: { type: 'test', id: uuidv7() }, data: { n: 1 }, titles: {} },
  });
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.source.query('delete from messages; delete from message_digests; delete from mails;');
  mailer = new FakeMailer();
  const { nest } = app;
  queue = new MailQueue(nest.get(DataSource), mailer, nest.get(MailComposers));
});
afterEach(() => app.source.query(`update app_clock set shift = interval '0'`));

let serial = 0;
const note = (recipients: Recipients, given: { n?: number; group?: string } = {}) =>
  app.nest.get(Transactions).run(systemActor(), (tx) =>
    app.nest.get(Messages).send(tx, {
      ...{ kind: 'test.note', key: `note-${++serial}`, subject: { type: 'test', id: uuidv7() } },
      ...{ data: { n: given.n ?? 1 }, recipients },
      ...(given.group ? { group: given.group } : {}),
    }),
  );
const choose = async (who: TestAccount, mail: string) => {
  // A session of the shifted clock.
  const cookie = await signedIn(app, who.userId);
  const body = { inApp: true, mail };
  const answer = await app.request('PUT', '/my/message-preferences/test.note', { cookie, body });
  expect(answer.status).toBe(200);
};
/** Sets the one clock to a moment in 厦门 time. */
const clockAt = (local: string) =>
  app.source.query(
    `update app_clock set shift = ($1::timestamp at time zone 'Asia/Shanghai') - clock_timestamp()`,
    [local],
  );
const gather = () => app.nest.get(DigestsService).gather();

describe('a mail at once', () => {
  it('comes in its reader’s language, as text and HTML, with a link that ends it', async () => {
    const [zh, en] = [await anAccount(app), await anAccount(app)];
    await app.source.query(`update users set language = 'en' where id = $1`, [en.userId]);
    await note([zh.userId, en.userId]);
    expect(await queue.flush()).toBe(2);
    const [chinese, english] = [zh, en].map((who) => mailer.sent.find((m) => m.to === who.email));
    expect([chinese?.subject, english?.subject]).toEqual(['第 1 条 <b>', 'Note 1 <b>']);
    expect(chinese?.text).toContain('内容\nhttp://127.0.0.1:3000/scenarios');
    expect(english?.html).toContain('Note 1 &lt;b&gt;');
    expect(english?.html).not.toContain('<b>');
    expect(english?.headers?.['List-Unsubscribe']).toMatch(
      /^<http.*\/message-mutes\/.*one-click>$/,
    );
    expect(english?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  it('survives a mail server that is down for a day: nothing lost, nothing twice', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => anAccount(app)));
    await note(people.map((one) => one.userId));
    mailer.down = true;
    for (let hour = 0; hour < 24; hour++) {
      expect(await queue.flush()).toBe(0);
      await app.shiftClock('61 minutes');
    }
    mailer.down = false;
    let sent = 0;
    for (let i = 0; i < 3; i++) {
      sent += await queue.flush();
      await app.shiftClock('61 minutes');
    }
    expect(sent).toBe(5);
    expect(new Set(mailer.sent.map((mail) => mail.to)).size).toBe(5);
  });

  it('goes to nobody who was erased, left, was suspended, lost the address, the role or the wish', async () => {
    const stays = await aMember(app);
    const { organisationId } = stays;
    const leaves = await anAccount(app, { organisationId, role: 'editor' });
    const suspended = await aMember(app);
    const [erased, unproved] = [await anAccount(app), await anAccount(app)];
    const muted = await anAccount(app);
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    await note({ organisationId, permission: 'edit' });
    await note({ organisationId: suspended.organisationId, permission: 'edit' });
    await note([erased, unproved, muted].map((one) => one.userId));
    await note({ role: 'reviewer' });
    const run = (sql: string, id: string) => app.source.query(sql, [id]);
    await run('delete from memberships where user_id = $1', leaves.userId);
    await run(
      `update organisations set state = 'suspended' where id = $1`,
      suspended.organisationId,
    );
    await run(
      'update users set email = null, email_proved_at = null, erased_at = app_now() where id = $1',
      erased.userId,
    );
    await run('update users set email_proved_at = null where id = $1', unproved.userId);
    await run('delete from user_roles where user_id = $1', reviewer.userId);
    await choose(muted, 'off');
    await queue.flush();
    expect(mailer.sent.map((mail) => mail.to)).toEqual([stays.email]);
    const rows = await app.source.query<{ n: number; state: string }[]>(
      'select state, count(*)::int as n from mails group by state order by state',
    );
    expect(rows).toEqual([
      { state: 'dropped', n: 6 },
      { state: 'sent', n: 1 },
    ]);
  });

  it('is sent by two workers at once without coming twice', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => anAccount(app)));
    await note(people.map((one) => one.userId));
    await Promise.all([queue.flush(5), queue.flush(5), queue.flush(5)]);
    expect(mailer.sent).toHaveLength(12);
    expect(new Set(mailer.sent.map((mail) => mail.to)).size).toBe(12);
  });

  it('is left to the other worker when its claim ran out before its turn came', async () => {
    const who = await anAccount(app);
    await note([who.userId]);
    // The first mail of a slow round holds the second up; meanwhile another worker claims and sends it.
    const slow = new FakeMailer();
    await note([(await anAccount(app)).userId]);
    const other = new MailQueue(app.nest.get(DataSource), mailer, app.nest.get(MailComposers));
    const send = slow.send.bind(slow);
    slow.send = async (mail) => {
      await app.source
        .query(`update mails set due_at = app_now() where recipient = '' and attempts = 1
        and due_at < app_now() + interval '1 minute'`);
      await other.flush();
      await send(mail);
    };
    await new MailQueue(app.nest.get(DataSource), slow, app.nest.get(MailComposers)).flush();
    const all = [...slow.sent, ...mailer.sent].map((mail) => mail.to);
    expect(all).toHaveLength(2);
    expect(new Set(all).size).toBe(2);
  });
});

describe('a digest', () => {
  it('comes once a day at 08:30, grouped, each message once, never empty', async () => {
    const [who, other] = [await anAccount(app), await anAccount(app)];
    await clockAt('2026-12-01 12:00');
    await choose(who, 'daily');
    await note([who.userId], { n: 1, group: 'a' });
    await note([who.userId], { n: 2 });
    await note([who.userId], { n: 3, group: 'a' });
    await clockAt('2026-12-02 08:29');
    await gather();
    await queue.flush();
    expect(mailer.sent).toEqual([]);
    await clockAt('2026-12-02 08:31');
    await Promise.all([gather(), gather()]);
    await gather();
    await queue.flush();
    expect(mailer.sent.map((mail) => mail.to)).toEqual([who.email]);
    expect(mailer.sent[0]?.subject).toContain('3 条');
    const order = [...(mailer.sent[0]?.text.matchAll(/第 (\d) 条/g) ?? [])].map((hit) => hit[1]);
    expect(order).toEqual(['1', '3', '2']);
    await note([who.userId], { n: 4 });
    await clockAt('2026-12-02 23:00');
    await gather();
    await clockAt('2026-12-03 08:30');
    await gather();
    await queue.flush();
    expect(mailer.sent).toHaveLength(2);
    expect(mailer.sent[1]?.text).toContain('第 4 条');
    expect(mailer.sent[1]?.text).not.toContain('第 1 条');
    await clockAt('2026-12-04 09:00');
    expect(await gather()).toBe(0);
    expect(mailer.sent.some((mail) => mail.to === other.email)).toBe(false);
  });

  it('shows fifty and says how many more there are', async () => {
    const who = await anAccount(app);
    await clockAt('2026-12-01 12:00');
    await choose(who, 'daily');
    for (let n = 0; n < 53; n++) await note([who.userId], { n });
    await clockAt('2026-12-02 08:30');
    await gather();
    await queue.flush();
    expect(mailer.sent[0]?.subject).toContain('53 条');
    expect(mailer.sent[0]?.text).toContain('另有 3 条消息');
    expect(mailer.sent[0]?.text).not.toContain('第 50 条');
  });

  it('a week comes on Mondays', async () => {
    const who = await anAccount(app);
    await clockAt('2026-12-01 12:00');
    await choose(who, 'weekly');
    await note([who.userId]);
    for (const day of ['02', '03', '04', '05', '06']) {
      await clockAt(`2026-12-${day} 09:00`);
      expect(await gather()).toBe(0);
    }
    await clockAt('2026-12-07 09:00');
    expect(await gather()).toBe(1);
  });

  it('made late, by a worker that was down, still takes only what was due then', async () => {
    const who = await anAccount(app);
    await clockAt('2026-12-01 12:00');
    await choose(who, 'daily');
    await note([who.userId], { n: 1 });
    await clockAt('2026-12-03 07:00');
    await note([who.userId], { n: 2 });
    expect(await gather()).toBe(1);
    await queue.flush();
    expect(mailer.sent[0]?.text).toContain('第 1 条');
    expect(mailer.sent[0]?.text).not.toContain('第 2 条');
  });

  it('leaves out what was read or is no longer theirs, and is dropped when nothing is left', async () => {
    const owner = await aMember(app);
    await clockAt('2026-12-01 12:00');
    await choose(owner, 'daily');
    await note([owner.userId], { n: 1 });
    await note({ organisationId: owner.organisationId, permission: 'edit' }, { n: 2 });
    await clockAt('2026-12-02 08:30');
    await gather();
    await app.source.query('update messages set read_at = app_now() where organisation_id is null');
    await app.source.query('delete from memberships where user_id = $1', [owner.userId]);
    await queue.flush();
    expect(mailer.sent).toEqual([]);
    const [row] = await app.source.query<{ state: string }[]>('select state from mails');
    expect(row?.state).toBe('dropped');
  });

  it('follows a choice that changes while messages wait', async () => {
    const who = await anAccount(app);
    await clockAt('2026-12-01 12:00');
    await choose(who, 'weekly');
    await note([who.userId]);
    await choose(who, 'daily');
    await clockAt('2026-12-02 08:30');
    expect(await gather()).toBe(1);
    await choose(who, 'off');
    await queue.flush();
    expect(mailer.sent).toEqual([]);
  });
});
