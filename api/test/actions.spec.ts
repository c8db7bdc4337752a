import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SearchRebuild } from '../src/platform/search/search-rebuild.js';
import { startTestApp, type TestApp } from './app.js';
import { aMember, anAccount, type TestAccount } from './factories/identity.js';
import { aScenario } from './factories/scenarios.js';
import { aCapability, aPublishedCapability } from './factories/suppliers.js';

/** Every object says what its reader may do now (design §6): in lists, matches and search as in details. */

interface Entry {
  id: string;
  no?: string;
  actions: string[];
}

let app: TestApp;
let member: TestAccount;
let other: TestAccount;
let reviewer: TestAccount;
let scenarioId: string;
beforeAll(async () => {
  app = await startTestApp();
  [member, other] = [await aMember(app), await aMember(app)];
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  scenarioId = (await aScenario(app, { state: 'open', publisher: member, reviewer })).id;
  await aScenario(app, { state: 'open', publisher: other, reviewer });
  await aPublishedCapability(app, member);
  await aPublishedCapability(app, other);
  await aCapability(app, { organisationId: null });
  const list = { level: 'city', title: '示例机会清单草稿' };
  await app.request('POST', '/lists', { cookie: reviewer.cookie, body: list });
  await app.nest.get(SearchRebuild).all();
  await app.settle();
});
afterAll(() => app.stop());

const get = async (path: string, cookie?: string) =>
  (await app.request('GET', path, cookie ? { cookie } : {})).body;

describe('entries of a list', () => {
  it.each([
    ['/scenarios', '/scenarios', ['edit', 'sign-off', 'close', 'withdraw'], ['cancel']],
    [
      '/capabilities?unclaimed=false',
      '/capabilities',
      ['edit', 'archive', 'add-evidence'],
      ['archive'],
    ],
    ['/capabilities?unclaimed=true', '/capabilities', ['claim'], ['archive']],
    ['/organisations', '/organisations', ['edit', 'manage-members'], ['suspend']],
  ])(
    'of %s carry what the detail answers to the same reader',
    async (list, detail, own, reviews) => {
      const seen = async (cookie?: string): Promise<Entry[]> => {
        const { items } = (await get(list, cookie)) as { items: Entry[] };
        for (const { id, actions } of items)
          expect(actions).toEqual((await get(`${detail}/${id}`, cookie)).actions);
        return items;
      };
      for (const { actions } of await seen()) expect(actions).toEqual([]);
      const mine = (await seen(member.cookie)).map(({ actions }) => actions);
      expect(mine).toContainEqual(own);
      for (const { actions } of await seen(reviewer.cookie)) expect(actions).toEqual(reviews);
    },
  );

  it('of the lists as well, whose drafts only reviewers see', async () => {
    const { items } = (await get('/lists?state=draft', reviewer.cookie)) as { items: Entry[] };
    expect(items.map(({ actions }) => actions)).toEqual([['edit']]);
    const detail = await get(`/lists/${encodeURIComponent(items[0]?.no ?? '')}`, reviewer.cookie);
    expect(detail.actions).toEqual(['edit']);
  });

  it('of matches and of the search bar too', async () => {
    const matches = (path: string, cookie?: string) =>
      get(path, cookie) as Promise<{ items: { capability: Entry }[] }>;
    const path = `/scenarios/${scenarioId}/matches`;
    for (const { capability } of (await matches(path)).items)
      expect(capability.actions).toEqual([]);
    const theirs = (await matches(path, other.cookie)).items.map((one) => one.capability.actions);
    expect(theirs).toContainEqual(['edit', 'archive', 'add-evidence']);
    const { groups } = (await get('/search?q=', member.cookie)) as {
      groups: { index: string; items: { id: string; card: Entry }[] }[];
    };
    for (const { index, items } of groups)
      for (const { id, card } of items)
        expect(card.actions).toEqual((await get(`/${index}/${id}`, member.cookie)).actions);
    expect(groups.map(({ index }) => index)).toEqual(
      expect.arrayContaining(['scenarios', 'capabilities', 'organisations']),
    );
  });

  it('cost no statement of their own, however long the list', async () => {
    const ask = app.source.query.bind(app.source);
    let statements = 0;
    app.source.query = ((...given: Parameters<typeof ask>) => {
      statements += 1;
      return ask(...given);
    }) as typeof app.source.query;
    const cost = async (path: string) => {
      statements = 0;
      expect((await get(path, member.cookie)).items.length).toBeGreaterThan(0);
      return statements;
    };
    try {
      for (const list of ['/scenarios', '/capabilities', '/organisations'])
        expect(await cost(`${list}?limit=2`)).toBe(await cost(`${list}?limit=1`));
    } finally {
      app.source.query = ask;
    }
  });
});

describe('the OpenAPI document', () => {
  /** What has an id but is no object of its own: a part of another answer, or a fact that nobody acts on. */
  const noObjects = [
    ...['ScenarioPublisher', 'CapabilitySupplier', 'NearDuplicate', 'RemovalRequest'],
    ...['SearchSuggestion', 'LoggedEvent', 'PairingMessage', 'ScenarioListSnapshot'],
    // The card inside carries them.
    ...[
      'CapabilityMatch',
      'ScenarioMatch',
      'MatchForMatchmaker',
      'CandidateMark',
      'ScenarioSearchHit',
      'CapabilitySearchHit',
    ],
    ...['OrganisationSearchHit', 'CaseSearchHit'],
    // The plan carries what may be done with its pairs; a concept is changed by its forms, which carry theirs.
    ...['PlanPair', 'Concept'],
    // Parts of an opened bid and of a proof, which carry what may be done.
    ...['BidFileHead', 'ProofFile'],
    // The name of an organisation that may bid for the reader.
    'BiddingOrganisation',
  ];

  it('promises actions for every object', () => {
    const text = readFileSync(join(__dirname, '../openapi.json'), 'utf8');
    const { schemas } = (
      JSON.parse(text) as {
        components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
      }
    ).components;
    const without = Object.entries(schemas)
      .filter(([, { properties = {} }]) => 'id' in properties && !('actions' in properties))
      .map(([name]) => name);
    expect(without.filter((name) => !noObjects.includes(name))).toEqual([]);
  });
});
