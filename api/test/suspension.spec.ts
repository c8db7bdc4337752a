import { startTestApp, type TestApp } from './app.js';
import { aMember, anAccount, type TestAccount } from './factories/identity.js';
import { aScenario } from './factories/scenarios.js';
import { aPublishedCapability } from './factories/suppliers.js';

/** A suspended organisation leaves the public pages, by address as in lists; its people and reviewers see why. */

let app: TestApp;
let member: TestAccount;
let reviewer: TestAccount;
let addresses: string[];
beforeAll(async () => {
  app = await startTestApp();
  member = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  const scenario = await aScenario(app, { state: 'open', publisher: member, reviewer });
  const capabilityId = await aPublishedCapability(app, member);
  addresses = [
    `/organisations/${member.organisationId}`,
    ...[`/scenarios/${scenario.id}`, `/scenarios/${scenario.id}/matches`],
    ...['versions', 'versions/1', 'versions/1/diff'].map(
      (part) => `/scenarios/${scenario.id}/${part}`,
    ),
    ...[`/capabilities/${capabilityId}`, `/capabilities/${capabilityId}/matches`],
  ];
});
afterAll(() => app.stop());

const review = (decision: string) =>
  app.request('POST', `/organisations/${member.organisationId}/reviews`, {
    cookie: reviewer.cookie,
    body: { decision, note: '资料与事实不符' },
  });
const statuses = async (cookie?: string) => {
  const answers: number[] = [];
  for (const path of addresses)
    answers.push((await app.request('GET', path, cookie ? { cookie } : {})).status);
  return answers;
};
const every = (status: number) => addresses.map(() => status);

it('goes by address too, and comes back', async () => {
  const stranger = await aMember(app);
  const matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  expect(await statuses()).toEqual(every(200));

  expect((await review('suspend')).status).toBe(201);
  expect(await statuses()).toEqual(every(404));
  expect(await statuses(stranger.cookie)).toEqual(every(404));
  // A matchmaker may read what was submitted, but not bring it together with anybody.
  expect((await statuses(matchmaker.cookie))[2]).toBe(404);

  expect((await review('reinstate')).status).toBe(201);
  expect(await statuses()).toEqual(every(200));
});

it('stays readable for its own people and those who decide, who are told and can change nothing', async () => {
  await review('suspend');
  const admin = await anAccount(app, { roles: ['admin'] });
  for (const { cookie } of [member, reviewer, admin])
    for (const path of addresses.filter((one) => !one.endsWith('/matches'))) {
      const answer = await app.request('GET', path, { cookie });
      expect([path, answer.status]).toEqual([path, 200]);
      if (/^.(scenarios|capabilities).[^/]+$/.test(path))
        expect(answer.body.organisationState).toBe('suspended');
    }
  const own = await app.request('GET', `/organisations/${member.organisationId}`, {
    cookie: member.cookie,
  });
  expect(own.body).toMatchObject({ state: 'suspended', reviewNote: '资料与事实不符', actions: [] });
  const scenario = await app.request('GET', addresses[1] ?? '', { cookie: member.cookie });
  expect(scenario.body.actions).toEqual([]);
  const edit = await app.request('PATCH', addresses[1] ?? '', {
    ...{ cookie: member.cookie, body: { title: '改过的标题' } },
    headers: { 'if-match': String(scenario.headers.etag) },
  });
  expect(edit.status).toBe(403);
  const stranger = await aMember(app);
  const write = await app.request('PATCH', addresses[1] ?? '', {
    ...{ cookie: stranger.cookie, body: { title: '改过的标题' } },
    headers: { 'if-match': String(scenario.headers.etag) },
  });
  expect(write.status).toBe(404);
  await review('reinstate');
});
