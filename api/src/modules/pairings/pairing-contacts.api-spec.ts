import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aMutualPairing, aPair } from '../../../test/factories/pairings.js';

/** Who is shown for the supplier: the member who consented, and an owner once that person is gone. */

let app: TestApp;
let owner: TestAccount;
let speaker: TestAccount;
let id: string;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  owner = await aMember(app, {}, { displayName: '示例负责人' });
  const { organisationId } = owner;
  speaker = await anAccount(app, { organisationId, role: 'editor', displayName: '示例经办人' });
  id = await aMutualPairing(app, await aPair(app, { supply: speaker }));
  await app.source.query(
    `update pairing_consents set scope = 'person' where pairing_id = $1 and side = 'supply'`,
    [id],
  );
});

const supply = async () =>
  (await app.request('GET', `/pairings/${id}/contacts`, { cookie: owner.cookie })).body.supply;

it('is the member who consented, as far as that person agreed', async () => {
  expect(await supply()).toMatchObject({
    ...{ scope: 'person', name: '示例经办人', email: speaker.email },
  });
});

it('is an owner, without a name nobody agreed to show, once that member has left', async () => {
  const left = await app.request(
    'DELETE',
    `/organisations/${owner.organisationId}/members/${speaker.userId}`,
    { cookie: owner.cookie },
  );
  expect(left.status).toBeLessThan(300);
  expect(await supply()).toMatchObject({ scope: 'role', name: null, email: owner.email });
});

it('is an owner, too, once that member was erased', async () => {
  await app.source.query('delete from memberships where user_id = $1', [speaker.userId]);
  await app.source.query(
    `update users set email = null, password_hash = null, erased_at = app_now() where id = $1`,
    [speaker.userId],
  );
  expect(await supply()).toMatchObject({ scope: 'role', name: null, email: owner.email });
});
