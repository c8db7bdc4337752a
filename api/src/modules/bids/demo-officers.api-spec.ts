import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aKeyFor,
  anOfficer,
  as,
  keySetOf,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { aMember, anAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';

/** A real call is never sealed for the demonstration's officers, whose keys and passwords many know; nor a 示例 one for real ones. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function aDemoOfficer(name: string): Promise<TestOfficer> {
  const account = await anAccount(app, { roles: ['officer'], email: `${name}@demo.example` });
  return { ...account, key: await aKeyFor(app, account) };
}
const fields = {
  procedure: 'bids',
  deadline: new Date(Date.now() + 10 * 86_400_000).toISOString(),
};
const aBareCall = async (demo: boolean) =>
  aScenario(app, { state: 'open', fields, publisher: await aMember(app, { demo }) });
const keyIds = (officers: readonly TestOfficer[]) => officers.map(({ key }) => key.keyId);
const named = async (call: { id: string }) =>
  (await keySetOf(app, call.id))?.officers.map(({ keyId }) => keyId) ?? null;

it('officers are named for calls of their own kind, by rule and by hand', async () => {
  const calls = [await aBareCall(false), await aBareCall(true)] as const;
  const demos = [
    await aDemoOfficer('officer'),
    await aDemoOfficer('officer2'),
    await aDemoOfficer('officer3'),
  ];
  await app.settle();
  expect([await named(calls[0]), await named(calls[1])]).toEqual([null, keyIds(demos)]);
  const officers = [await anOfficer(app), await anOfficer(app), await anOfficer(app)];
  await app.settle();
  expect([await named(calls[0]), await named(calls[1])]).toEqual([keyIds(officers), keyIds(demos)]);
  // Calls that are published from now on find both kinds present.
  for (const [demo, wanted] of [
    [false, officers],
    [true, demos],
  ] as const) {
    const later = await aBareCall(demo);
    await app.settle();
    expect(await named(later)).toEqual(keyIds(wanted));
  }

  const chosen = async (by: (typeof calls)[number]) =>
    (await as(app, by.publisher)('GET', `/scenarios/${by.id}/officer-candidates`)).body.items as {
      officerKeyId: string;
      keyId: string;
    }[];
  const [real, demo] = [await chosen(calls[0]), await chosen(calls[1])];
  expect(real.map(({ keyId }) => keyId)).toEqual(keyIds(officers));
  expect(demo.map(({ keyId }) => keyId)).toEqual(keyIds(demos));
  const name = (call: (typeof calls)[number], ids: { officerKeyId: string }[]) =>
    as(app, call.publisher)('POST', `/scenarios/${call.id}/opening-officers`, {
      officerKeyIds: ids.map(({ officerKeyId }) => officerKeyId),
    });
  expect((await name(calls[0], [...real.slice(1), demo[0]!])).body.code).toBe(
    'officer-key.unknown',
  );
  expect((await name(calls[1], real)).body.code).toBe('officer-key.unknown');
  expect((await name(calls[0], real)).status).toBe(201);
  await expect(aCall(app, { officers: demos })).rejects.toThrow('officer-key.unknown');
});
