import { startTestApp, type TestApp } from '../../../test/app.js';
import { FakeMailer, SmtpReceiver } from '../../../test/mail.js';
import { DataSource } from 'typeorm';
import { Transactions } from '../database/transaction.js';
import { systemActor } from '../http/actor.js';
import { MailComposers } from './mail-composers.js';
import { MailQueue } from './mail-queue.js';
import { mailerContract } from '../../../test/mailer.contract.js';
import { SmtpMailer } from './smtp-mailer.js';

const receivers: SmtpReceiver[] = [];
afterAll(async () => {
  for (const receiver of receivers) await receiver.stop();
});

/** Base64 parts and encoded words as a mail program would read them. */
function readMail(raw: string): { to: string; subject: string; text: string } {
  const [head = '', body = ''] = raw.split(/\r\n\r\n/);
  const unfolded = head.replace(/\r\n\s+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? '';
  const subject = header('Subject')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, b: string) => Buffer.from(b, 'base64').toString());
  const text = /base64/i.test(header('Content-Transfer-Encoding'))
    ? Buffer.from(body, 'base64').toString()
    : body;
  return { to: header('To'), subject, text: text.replace(/\r\n/g, '\n').trimEnd() };
}

mailerContract('the SMTP mailer', async () => {
  const receiver = new SmtpReceiver();
  receivers.push(receiver);
  const mailer = new SmtpMailer(await receiver.start(), 'AI厦门机会清单 <no-reply@test.example>');
  return {
    mailer,
    arrived: () => Promise.resolve(receiver.raw.map(readMail)),
    breakDown: () => Promise.resolve(void (receiver.refusing = true)),
  };
});

mailerContract('the fake mailer', () => {
  const mailer = new FakeMailer();
  return Promise.resolve({
    mailer,
    arrived: () =>
      Promise.resolve(mailer.sent.map(({ to, subject, text }) => ({ to, subject, text }))),
    breakDown: () => Promise.resolve(void (mailer.down = true)),
  });
});

describe('mail queue', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());
  const put = (to: string, fail = false) =>
    app.nest.get(Transactions).run(systemActor(), async (tx) => {
      await app.nest.get(MailQueue).put(tx, { to, subject: '通知', text: '内容' });
      if (fail) throw new Error('the fact did not happen');
    });

  it('sends what committed, once, and keeps it through a server that is down', async () => {
    const mailer = new FakeMailer();
    const queue = new MailQueue(app.nest.get(DataSource), mailer, app.nest.get(MailComposers));
    await put('a@test.example');
    await expect(put('b@test.example', true)).rejects.toThrow();
    mailer.down = true;
    expect(await queue.flush()).toBe(0);
    mailer.down = false;
    expect(await queue.flush()).toBe(0);
    await app.source.query('update mails set due_at = clock_timestamp()');
    expect(await queue.flush()).toBe(1);
    await app.source.query('update mails set due_at = clock_timestamp()');
    expect(await queue.flush()).toBe(0);
    expect(mailer.sent.map((mail) => mail.to)).toEqual(['a@test.example']);
  });

  it('sends nothing twice when the database is lost just after the mail server took it', async () => {
    const source = app.nest.get(DataSource);
    const mailer = new FakeMailer();
    let lost = true;
    const shaky = new Proxy(source, {
      get: (target, key) =>
        key === 'query'
          ? (sql: string, values?: unknown[]) =>
              lost && sql.includes(`state = 'sent'`)
                ? Promise.reject(new Error('the connection is gone'))
                : target.query(sql, values)
          : (Reflect.get(target, key) as unknown),
    });
    const queue = new MailQueue(shaky, mailer, app.nest.get(MailComposers));
    await put('once@test.example');
    await expect(queue.flush()).rejects.toThrow('the connection is gone');
    await app.source.query('update mails set due_at = clock_timestamp()');
    await expect(queue.flush()).rejects.toThrow('the connection is gone');
    lost = false;
    expect(await queue.flush()).toBe(0);
    expect(mailer.sent.map(({ to }) => to)).toEqual(['once@test.example']);
    const [row] = await app.source.query<{ state: string }[]>(
      `select state from mails where recipient = 'once@test.example' or subject = '通知' order by id desc limit 1`,
    );
    expect(row?.state).toBe('sent');
  });

  it('is flushed by two workers at once without sending twice', async () => {
    const mailer = new FakeMailer();
    const queue = new MailQueue(app.nest.get(DataSource), mailer, app.nest.get(MailComposers));
    for (let i = 0; i < 30; i++) await put(`p${i}@test.example`);
    await Promise.all([queue.flush(), queue.flush(), queue.flush()]);
    expect(new Set(mailer.sent.map((mail) => mail.to)).size).toBe(mailer.sent.length);
    expect(mailer.sent).toHaveLength(30);
  });
});
