import { startTestApp, type TestApp } from '../../../test/app.js';
import { AccountsService } from './accounts.service.js';
import { networkOf } from '../../platform/http/network.js';
import { delayAfter } from './sign-in-delays.service.js';

const password = 'correct horse battery';
let app: TestApp;
beforeAll(async () => (app = await startTestApp({ TRUST_PROXY: '127.0.0.1' })));
afterAll(() => app.stop());

const account = (email: string) =>
  app.nest.get(AccountsService).ensureAccount({ email, password, displayName: '示例' });
const attempt = (email: string, word: string, from: string, cookie?: string) =>
  app.request('POST', '/session', {
    body: { email, password: word },
    headers: { 'x-forwarded-for': from },
    ...(cookie ? { cookie } : {}),
  });
async function fail(email: string, from: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++) statuses.push((await attempt(email, 'wrong', from)).status);
  return statuses;
}
const deviceOf = (answer: { headers: Readonly<Record<string, unknown>> }) =>
  ([] as string[])
    .concat(answer.headers['set-cookie'] as string[])
    .find((c) => c.startsWith('aism_device='))
    ?.split(';')[0];

describe('delays', () => {
  it('double from the fifth failure on and end at a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 20, 1000].map(delayAfter)).toEqual([0, 0, 2, 4, 8, 900, 900]);
  });
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1::7', '2001:db8:1:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('sign-in', () => {
  it('slows guesses down, tells how long, and forgets after success', async () => {
    await account('slow@test.example');
    expect(await fail('slow@test.example', '192.0.2.1', 5)).toEqual([401, 401, 401, 401, 401]);
    const refused = await attempt('slow@test.example', password, '192.0.2.1');
    expect(refused.status).toBe(429);
    expect(refused.body.code).toBe('request.too-many');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await app.shiftClock('3 seconds');
    expect((await attempt('slow@test.example', password, '192.0.2.1')).status).toBe(201);
    expect(await fail('slow@test.example', '192.0.2.1', 2)).toEqual([401, 401]);
  });

  it('delays an unknown mail in the same way', async () => {
    expect(await fail('nobody@test.example', '192.0.2.2', 6)).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
  });

  it('works about as much for an unknown mail as for a wrong password', async () => {
    await account('timed@test.example');
    // Work of this process, not time on the wall: other suites run beside.
    const work = async (email: string) => {
      const before = process.cpuUsage();
      await attempt(email, 'wrong', '192.0.2.20');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const spent = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 5; i++) {
      spent.known.push(await work('timed@test.example'));
      spent.unknown.push(await work('untimed@test.example'));
    }
    const median = (values: number[]) => values.sort((x, y) => x - y)[2] ?? 0;
    expect(median(spent.unknown)).toBeGreaterThan(median(spent.known) / 3);
    expect(median(spent.unknown)).toBeLessThan(median(spent.known) * 3);
  });

  it('does not let a stranger lock the holder out', async () => {
    await account('victim@test.example');
    expect((await fail('victim@test.example', '198.51.100.9', 8)).at(-1)).toBe(429);
    expect((await attempt('victim@test.example', password, '192.0.2.3')).status).toBe(201);
  });

  it('does not even let a colleague behind the same address', async () => {
    await account('colleague@test.example');
    const device = deviceOf(await attempt('colleague@test.example', password, '192.0.2.4'));
    await fail('colleague@test.example', '192.0.2.4', 8);
    expect((await attempt('colleague@test.example', password, '192.0.2.4')).status).toBe(429);
    expect((await attempt('colleague@test.example', password, '192.0.2.4', device)).status).toBe(
      201,
    );
  });

  it('takes a device cookie for its own account only', async () => {
    await account('mine@test.example');
    await account('yours@test.example');
    const device = deviceOf(await attempt('mine@test.example', password, '192.0.2.5'));
    await fail('yours@test.example', '192.0.2.5', 8);
    expect((await attempt('yours@test.example', password, '192.0.2.5', device)).status).toBe(429);
  });

  it('stops an address that tries many accounts, but not known browsers behind it', async () => {
    await account('known@test.example');
    const device = deviceOf(await attempt('known@test.example', password, '192.0.2.6'));
    for (let i = 0; i < 100; i++) await attempt(`spray${i}@test.example`, 'wrong', '192.0.2.6');
    expect((await attempt('other@test.example', 'wrong', '192.0.2.6')).status).toBe(429);
    expect((await attempt('known@test.example', password, '192.0.2.6', device)).status).toBe(201);
    await app.shiftClock('16 minutes');
    expect((await attempt('other@test.example', 'wrong', '192.0.2.6')).status).toBe(401);
  });

  it('counts guesses made at the same moment', async () => {
    await account('parallel@test.example');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => attempt('parallel@test.example', 'wrong', '192.0.2.8')),
    );
    const looked = answers.filter((answer) => answer.status === 401).length;
    expect(looked).toBeLessThanOrEqual(6);
    expect(answers.every((answer) => [401, 429].includes(answer.status))).toBe(true);
  });

  it('refuses demonstration accounts in production', async () => {
    const production = await startTestApp({
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://aism.example',
      SEALING_KEY: Buffer.alloc(32, 1).toString('base64'),
      BIDS_KEY: Buffer.alloc(32, 2).toString('base64'),
    });
    try {
      const accounts = production.nest.get(AccountsService);
      for (const email of ['admin@demo.example', 'real@xm.example'])
        await accounts.ensureAccount({ email, password, displayName: '示例' });
      const signIn = (email: string) =>
        production.request('POST', '/session', { body: { email, password } });
      const refused = await signIn('admin@demo.example');
      expect(refused.status).toBe(401);
      expect(refused.body.code).toBe('session.wrong-credentials');
      expect((await signIn('real@xm.example')).status).toBe(201);
    } finally {
      await production.stop();
    }
  });
});
