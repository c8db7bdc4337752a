import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { MessageKinds, Messages, type MessageKind } from './notifications.reads.js';

/** The door: who is told what, once for ever. */

let app: TestApp;
const kind = (name: string, given: Partial<MessageKind> = {}): MessageKind => ({
  name,
  topic: 'searches',
  label: { 'zh-CN': '测试', en: 'Test' },
  texts: {
    'zh-CN': (facts) => ({ title: `测试 ${facts.number('n')}`, lines: ['内容'] }),
    en: (facts) => ({ title: `Test ${facts.number('n')}`, lines: ['Text'] }),
  },
  path: () => '/scenarios',
  defaults: { inApp: true, mail: 'at-once' },
  mutable: true,
  sample: { subject: { type: 'test', id: uuidv7() }, data: { n: 1 }, titles: {} },
  ...given,
});
beforeAll(async () => {
  app = await startTestApp();
  app.nest
    .get(MessageKinds)
    .add(
      kind('test.loud'),
      kind('test.quiet', { defaults: { inApp: true, mail: 'off' } }),
      kind('test.legal', { mutable: false, defaults: { inApp: true, mail: null } }),
    );
});
afterAll(() => app.stop());

const within = <T>(work: (tx: Tx) => Promise<T>) =>
  app.nest.get(Transactions).run(systemActor(), work);
const messages = () => app.nest.get(Messages);
const message = (key: string, name = 'test.loud') => ({
  ...{ kind: name, key, subject: { type: 'test', id: uuidv7() }, data: { n: 1 } },
});
const held = (who: TestAccount) =>
  app.source.query<{ key: string; inApp: boolean; mail: string }[]>(
    `select key, in_app as "inApp", mail from messages where user_id = $1 order by key`,
    [who.userId],
  );
const composed = async () =>
  (
    await app.source.query<{ n: number }[]>(
      'select count(*)::int as n from mails where composer is not null',
    )
  )[0]?.n;

describe('sending', () => {
  it('reaches each recipient once for a key, whoever tells it again', async () => {
    const [a, b] = [await anAccount(app), await anAccount(app)];
    const before = (await composed()) ?? 0;
    const send = (ids: string[]) =>
      within((tx) => messages().send(tx, { ...message('once'), recipients: ids }));
    expect(await send([a.userId, a.userId, b.userId])).toBe(2);
    expect(await send([a.userId, b.userId])).toBe(0);
    await Promise.all([send([a.userId]), send([b.userId])]);
    expect(await held(a)).toEqual([{ key: 'once', inApp: true, mail: 'at-once' }]);
    expect(await composed()).toBe(before + 2);
  });

  it('exists only if its fact does', async () => {
    const a = await anAccount(app);
    await expect(
      within(async (tx) => {
        await messages().send(tx, { ...message('undone'), recipients: [a.userId] });
        throw new Error('the fact did not happen');
      }),
    ).rejects.toThrow('did not happen');
    expect(await held(a)).toEqual([]);
  });

  it('reaches those members who may do what it asks for, and holders of a role', async () => {
    const owner = await aMember(app);
    const viewer = await anAccount(app, { organisationId: owner.organisationId, role: 'viewer' });
    const auditor = await anAccount(app, { roles: ['auditor'] });
    const { organisationId } = owner;
    const send = (key: string, recipients: Parameters<Messages['send']>[1]['recipients']) =>
      within((tx) => messages().send(tx, { ...message(key), recipients }));
    expect(await send('edit', { organisationId, permission: 'edit' })).toBe(1);
    expect(await send('view', { organisationId, permission: 'view' })).toBe(2);
    expect(await send('audit', { role: 'auditor' })).toBe(1);
    expect((await held(viewer)).map((row) => row.key)).toEqual(['view']);
    expect((await held(auditor)).map((row) => row.key)).toEqual(['audit']);
  });

  it('mails proved addresses only, and tells nothing to who was erased', async () => {
    const unproved = await anAccount(app, { proved: false });
    const erased = await anAccount(app);
    await app.source.query(
      `update users set email = null, email_proved_at = null, erased_at = app_now() where id = $1`,
      [erased.userId],
    );
    const recipients = [unproved.userId, erased.userId, uuidv7()];
    expect(await within((tx) => messages().send(tx, { ...message('proof'), recipients }))).toBe(1);
    expect(await held(unproved)).toEqual([{ key: 'proof', inApp: true, mail: 'off' }]);
  });

  it('obeys what its reader chose; what the process asks for stays in the application', async () => {
    const a = await anAccount(app);
    const choose = (name: string, inApp: boolean, mail: string) =>
      app.source.query(
        `insert into message_preferences (user_id, kind, in_app, mail, changed_at) values ($1, $2, $3, $4, app_now())`,
        [a.userId, name, inApp, mail],
      );
    await choose('test.loud', false, 'off');
    await choose('test.quiet', false, 'weekly');
    await choose('test.legal', false, 'daily');
    for (const name of ['test.loud', 'test.quiet', 'test.legal'])
      await within((tx) => messages().send(tx, { ...message(name, name), recipients: [a.userId] }));
    expect(await held(a)).toEqual([
      { key: 'test.legal', inApp: true, mail: 'off' },
      { key: 'test.quiet', inApp: false, mail: 'weekly' },
    ]);
  });

  it('takes many rows, or a query, at a time', async () => {
    const people = [await anAccount(app), await anAccount(app)];
    const rows = Array.from({ length: 12_000 }, (_, n) => ({
      ...{ userId: people[n % 2]?.userId ?? '', key: `many-${n}`, data: { n } },
      ...{ subject: { type: 'test', id: uuidv7() }, group: 'g' },
    }));
    expect(await within((tx) => messages().sendMany(tx, 'test.quiet', rows))).toBe(12_000);
    expect(await within((tx) => messages().sendMany(tx, 'test.quiet', rows))).toBe(0);
    const query = {
      sql: `select id as user_id, null::uuid as organisation_id, 'query' as key, 'test' as subject_type,
              id as subject_id, '{"n": 3}'::jsonb as data, null::text as group_key from users where id = any($1::uuid[])`,
      params: [people.map((one) => one.userId)],
    };
    expect(await within((tx) => messages().sendSelected(tx, 'test.quiet', query))).toBe(2);
  });

  it('knows declared kinds only, each once', async () => {
    await expect(
      within((tx) => messages().send(tx, { ...message('x', 'test.none'), recipients: [] })),
    ).rejects.toThrow('no kind of message test.none');
    expect(() => app.nest.get(MessageKinds).add(kind('test.loud'))).toThrow('declared twice');
  });
});
