import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMutualPairing, aPair, openAs } from '../../../test/factories/pairings.js';
import { aCapability } from '../../../test/factories/suppliers.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** The clock's work over many pairings: none may keep another from its turn. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const runTime = () => app.nest.get(Jobs).runNow('pairings.time');
const stateOf = async (id: string): Promise<string> =>
  (await app.source.query('select state from pairings where id = $1', [id]))[0].state;

it('releases what an award frees, however many ended ones hold consents that never will be', async () => {
  const ended = await aPair(app, { procedure: 'bids' });
  const first = await aMutualPairing(app, ended);
  await app.source.query(
    `update pairings set state = 'no_fit', ended_by = 'demand' where id = $1`,
    [first],
  );
  await app.source.query(
    `with copies as (
       insert into pairings (id, scenario_id, capability_id, demand_organisation_id, supply_organisation_id, state,
         opened_by, ended_by, mutual_at, opened_at, active_at, expires_at, demo)
       select gen_random_uuid(), scenario_id, capability_id, demand_organisation_id, supply_organisation_id, state,
         opened_by, ended_by, mutual_at, opened_at, active_at, expires_at, demo
       from pairings, generate_series(1, 520) where id = $1 returning id)
     insert into pairing_consents (pairing_id, side, user_id, scope, consented_at)
     select copies.id, side, user_id, scope, consented_at from copies, pairing_consents where pairing_id = $1`,
    [first],
  );
  const sealed = await aPair(app, { procedure: 'bids' });
  const id = await aMutualPairing(app, sealed);
  await app.source.query(`update scenarios set state = 'awarded' where id = any($1::uuid[])`, [
    [ended.scenarioId, sealed.scenarioId],
  ]);
  await runTime();
  expect(await app.eventsOf(id)).toContain('pairing.contacts-released');
  expect(await app.eventsOf(first)).not.toContain('pairing.contacts-released');
});

it.each(['closed', 'withdrawn', 'cancelled'])(
  'lets what nobody can accept any more lapse with its scenario: %s',
  async (state) => {
    const waits = await aPair(app);
    const { id } = (await openAs(app, waits, waits.supply)).body;
    const met = {
      ...waits,
      capabilityId: await aCapability(app, { organisationId: waits.supply.organisationId }),
    };
    const accepted = await aMutualPairing(app, met);
    await runTime();
    expect(await stateOf(id)).toBe('awaiting_demand');
    const reason = state === 'closed' ? null : 'need-gone';
    await app.source.query(
      `update scenarios set state = $2, exit_reason = $3::text, exited_at = case when $3::text is null then null else app_now() end
       where id = $1`,
      [waits.scenarioId, state, reason],
    );
    await runTime();
    expect([await stateOf(id), await stateOf(accepted)]).toEqual(['expired', 'mutual']);
    const detail = await app.request('GET', `/pairings/${id}`, { cookie: waits.supply.cookie });
    expect(detail.body).toMatchObject({ currentActor: 'none', endedBy: 'system', actions: [] });
  },
);

it('lets it lapse from the very moment of the deadline', async () => {
  const waits = await aPair(app);
  const { id } = (await openAs(app, waits, waits.supply)).body;
  await app.source.query('update scenarios set deadline = app_now() where id = $1', [
    waits.scenarioId,
  ]);
  await runTime();
  expect(await stateOf(id)).toBe('expired');
});

it('goes on behind a pairing that cannot be moved', async () => {
  const broken = (await openAs(app, await aPair(app), (await aPair(app)).matchmaker)).body.id;
  await app.source.query(
    `update pairings set state = 'parked', resume_state = 'nowhere', parked_until = app_now() where id = $1`,
    [broken],
  );
  const late = await aPair(app);
  const { id } = (await openAs(app, late, late.supply)).body;
  await app.source.query('update pairings set expires_at = app_now() where id = $1', [id]);
  await runTime();
  expect(await stateOf(id)).toBe('expired');
  expect(await stateOf(broken)).toBe('parked');
});
