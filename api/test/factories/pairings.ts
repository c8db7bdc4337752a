import type { Answer, TestApp } from '../app.js';
import { aMember, anAccount, type TestAccount } from './identity.js';
import { aScenario } from './scenarios.js';
import { aCapability } from './suppliers.js';

/** The two sides of a pair and a matchmaker, with a scenario that is open and a capability that is published. */
export interface Pair {
  readonly demand: TestAccount;
  readonly supply: TestAccount;
  readonly matchmaker: TestAccount;
  readonly scenarioId: string;
  readonly capabilityId: string;
}

export async function aPair(
  app: TestApp,
  given: { procedure?: string; demand?: TestAccount; supply?: TestAccount } = {},
): Promise<Pair> {
  const demand = given.demand ?? (await aMember(app));
  const supply = given.supply ?? (await aMember(app));
  const fields = {
    procedure: given.procedure ?? 'direct',
    deadline: new Date(Date.now() + 200 * 86_400_000).toISOString(),
  };
  const scenario = await aScenario(app, { state: 'open', publisher: demand, fields });
  return {
    demand,
    supply,
    matchmaker: await anAccount(app, { roles: ['matchmaker'] }),
    scenarioId: scenario.id,
    capabilityId: await aCapability(app, { organisationId: supply.organisationId }),
  };
}

/** Opens the pair's pairing as one of its people. */
export function openAs(
  app: TestApp,
  pair: Pair,
  account: TestAccount,
  body: object = {},
): Promise<Answer> {
  const { scenarioId, capabilityId } = pair;
  return app.request('POST', '/pairings', {
    cookie: account.cookie,
    body: { scenarioId, capabilityId, release: 'role', ...body },
  });
}

/** One side's answer. */
export function answerAs(
  app: TestApp,
  id: string,
  account: TestAccount,
  body: object,
): Promise<Answer> {
  return app.request('POST', `/pairings/${id}/answers`, { cookie: account.cookie, body });
}

/** A pairing that is mutual. @returns its id */
export async function aMutualPairing(app: TestApp, pair: Pair): Promise<string> {
  const opened = await openAs(app, pair, pair.supply);
  const { id } = opened.body as { id: string };
  await answerAs(app, id, pair.demand, { answer: 'connect', release: 'person' });
  return id;
}
