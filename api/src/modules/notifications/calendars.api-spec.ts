import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';

/** Calendar files: one scenario's, and a personal one with an address of its own. */

let app: TestApp;
let scenario: MadeScenario;
let other: MadeScenario;
let follower: TestAccount;
const inDays = (days: number) =>
  new Date(Math.floor(Date.now() / 1000) * 1000 + days * 86_400_000).toISOString();
beforeAll(async () => {
  app = await startTestApp();
  const fields = { procedure: 'bids', deadline: inDays(30) };
  scenario = await aScenario(app, { state: 'open', fields });
  other = await aScenario(app, { state: 'open', fields: { deadline: inDays(40) } });
  follower = await aMember(app);
  const { cookie } = follower;
  await app.request('PUT', `/scenarios/${scenario.id}/follow`, { cookie, body: {} });
});
afterAll(() => app.stop());

const file = (path: string, headers = {}) => app.request('GET', path, { headers });
const stamp = (iso: string) => iso.replace(/[-:]/g, '').replace(/\.\d+/, '');
/** Values of a property in order, long lines joined. */
const values = (text: string, name: string) =>
  [...text.replace(/\r\n[ \t]/g, '').matchAll(new RegExp(`^${name}[^:]*:(.*)$`, 'gm'))].map((hit) =>
    (hit[1] ?? '').trim(),
  );

describe('the calendar file of a scenario', () => {
  it('holds its deadline and that of questions, in the reader’s language', async () => {
    const answer = await file(`/scenarios/${scenario.id}/deadline.ics`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('text/calendar');
    expect(values(answer.text, 'UID')).toEqual([
      `${scenario.id}-deadline@aism`,
      `${scenario.id}-questions@aism`,
    ]);
    expect(values(answer.text, 'SUMMARY')[0]).toContain('截止：示例场景');
    const english = await file(`/scenarios/${scenario.id}/deadline.ics`, {
      'accept-language': 'en',
    });
    expect(values(english.text, 'SUMMARY')[0]).toContain('Deadline');
  });

  it('keeps its id and counts up when the deadline moves', async () => {
    const path = `/scenarios/${other.id}/deadline.ics`;
    const before = (await file(path)).text;
    const { cookie } = other.publisher;
    const seen = await app.request('GET', `/scenarios/${other.id}`, { cookie });
    const deadline = inDays(60);
    await app.request('PATCH', `/scenarios/${other.id}`, {
      ...{ cookie, body: { deadline }, headers: { 'if-match': String(seen.headers.etag) } },
    });
    const after = (await file(path)).text;
    expect(values(after, 'UID')).toEqual(values(before, 'UID'));
    expect(Number(values(after, 'SEQUENCE')[0])).toBeGreaterThan(
      Number(values(before, 'SEQUENCE')[0]),
    );
    expect(values(after, 'DTSTART')[0]).toBe(stamp(deadline));
  });

  it('is missing for what is not public or has no deadline', async () => {
    const draft = await aScenario(app, { fields: { deadline: inDays(30) } });
    const endless = await aScenario(app, { state: 'open' });
    for (const { id } of [draft, endless]) {
      const answer = await file(`/scenarios/${id}/deadline.ics`);
      expect([answer.status, answer.body?.code]).toEqual([404, 'calendar-feed.no-deadline']);
    }
    expect((await file('/scenarios/x/deadline.ics')).status).toBe(404);
  });
});

describe('the personal calendar', () => {
  it('is made, read by its address only, renewed and revoked', async () => {
    const { cookie } = follower;
    expect((await app.request('GET', '/my/calendar-feed')).status).toBe(401);
    expect((await app.request('POST', '/my/calendar-feed', { body: {} })).status).toBe(401);
    const none = await app.request('GET', '/my/calendar-feed', { cookie });
    expect(none.body).toMatchObject({ madeAt: null, url: null, actions: ['make'] });
    const make = async (): Promise<string> => {
      const made = await app.request('POST', '/my/calendar-feed', { cookie, body: {} });
      expect(made.status).toBe(200);
      return new URL(made.body.url).pathname;
    };
    const first = await make();
    expect((await app.request('GET', '/my/calendar-feed', { cookie })).body.url).toBeNull();
    const { text } = await file(first);
    expect(values(text, 'UID')).toContain(`${scenario.id}-deadline@aism`);
    expect(text).not.toContain(other.id);
    const second = await make();
    expect((await file(first)).status).toBe(404);
    expect((await file(second)).status).toBe(200);
    const kept = await app.source.query<{ token: string }[]>(
      'select token_hash as token from calendar_feeds',
    );
    expect(second).not.toContain(kept[0]?.token);
    await app.request('DELETE', '/my/calendar-feed', { cookie });
    expect((await file(second)).status).toBe(404);
    expect((await file('/calendar-feeds/short.ics')).status).toBe(404);
  });

  it('says when something was withdrawn, and stops for an erased account', async () => {
    const who = await anAccount(app);
    const { cookie } = who;
    const gone = await aScenario(app, { state: 'open', fields: { deadline: inDays(30) } });
    await app.request('PUT', `/scenarios/${gone.id}/follow`, { cookie, body: {} });
    const made = await app.request('POST', '/my/calendar-feed', { cookie, body: {} });
    const path = new URL(made.body.url).pathname;
    expect(values((await file(path)).text, 'STATUS')).toContain('CONFIRMED');
    await takeStep(app, 'withdraw', gone);
    expect(values((await file(path)).text, 'STATUS')).toEqual(['CANCELLED']);
    await app.source.query(
      'update users set email = null, email_proved_at = null, erased_at = app_now() where id = $1',
      [who.userId],
    );
    expect((await file(path)).status).toBe(404);
  });
});
