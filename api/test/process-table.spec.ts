import { questionLifecycle } from '../src/modules/questions/question.lifecycle.js';
import { listLifecycle } from '../src/modules/lists/list.lifecycle.js';
import { scenarioLifecycle } from '../src/modules/scenarios/scenario.lifecycle.js';
import { suggestionLifecycle } from '../src/modules/suggestions/suggestion.lifecycle.js';
import { startTestApp, type Answer, type TestApp } from './app.js';
import { aMember, anAccount, type TestAccount } from './factories/identity.js';
import { aScenario, type MadeState } from './factories/scenarios.js';

/**
 * Role × route × state of everything before a bid, as one table. What is allowed comes from the pure lifecycle
 * tables; who may know of what is written out here; the answers of the running service must agree with both.
 */

const roles = [
  ...['visitor', 'outsider', 'owner', 'editor', 'viewer', 'reviewer', 'matchmaker'],
] as const;
type Role = string;

/** How each role stands to a scenario of the publisher, in the words of its lifecycle. */
const relationsOf: Readonly<Record<Role, readonly string[]>> = {
  visitor: [],
  outsider: [],
  owner: ['publisher-owner', 'publisher-editor', 'publisher-member'],
  editor: ['publisher-editor', 'publisher-member'],
  viewer: ['publisher-member'],
  reviewer: ['reviewer'],
  matchmaker: ['matchmaker'],
};

const own = ['owner', 'editor', 'viewer'];
const withPlatform = [...own, 'reviewer', 'matchmaker'];
const everybody = [...withPlatform, 'outsider', 'visitor'];
/** Who may know of a scenario in each state; all others are answered that there is none. */
const knows: Readonly<Record<string, readonly Role[]>> = {
  intent: everybody,
  draft: own,
  submitted: withPlatform,
  returned: withPlatform,
  approved: withPlatform,
  scheduled: withPlatform,
  open: everybody,
  closed: everybody,
  withdrawn: withPlatform,
  cancelled: withPlatform,
};

interface Route {
  readonly method: string;
  readonly path: string;
  readonly action: string;
  readonly body: object;
  /** Only holders of this role get as far as the row. */
  readonly role?: Role;
  /** Whether it is done with the version that was read. */
  readonly tagged?: true;
  /** Relations that count here; all of the role's unless said. */
  readonly as?: readonly string[];
}
const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
const leave = { reason: 'need-gone' };
const officer = { name: '示例保密员', post: '办公室主任', finding: 'no-secrets' };
const scenarioRoutes: readonly Route[] = [
  { method: 'POST', path: 'announcements', action: 'announce', body: {} },
  { method: 'POST', path: 'elaborations', action: 'elaborate', body: {} },
  {
    ...{ method: 'PATCH', path: '', action: 'edit', tagged: true },
    body: { niceToHave: ['可离线运行的版本'] },
  },
  { method: 'POST', path: 'signoffs', action: 'sign-off', body: officer, tagged: true },
  { method: 'POST', path: 'submissions', action: 'submit', body: {} },
  { method: 'POST', path: 'recalls', action: 'recall', body: {} },
  {
    ...{ method: 'POST', path: 'own-reviews', action: 'sign', body: { decision: 'sign' } },
    ...{ as: ['publisher-owner'], tagged: true },
  },
  ...['approve', 'return', 'decline'].map((decision) => ({
    ...{ method: 'POST', path: 'reviews', action: decision, role: 'reviewer' },
    tagged: true as const,
    body: { decision, note: '审核意见' },
  })),
  { method: 'POST', path: 'schedules', action: 'schedule', body: { at: inDays(3) } },
  { method: 'DELETE', path: 'schedule', action: 'unschedule', body: {} },
  { method: 'POST', path: 'publications', action: 'publish', body: {} },
  { method: 'POST', path: 'closures', action: 'close', body: { note: '名额已满' } },
  { method: 'POST', path: 'withdrawals', action: 'withdraw', body: leave },
  { method: 'POST', path: 'cancellations', action: 'cancel', body: leave },
];

const done = [200, 201];
/** Not possible in this state, or its condition does not hold. */
const notNow = [409, 422];

interface Table {
  readonly table: {
    readonly transitions: readonly { readonly action: string; readonly who: readonly string[] }[];
  };
}
/** Whether the action is anybody's with these relations, in whatever state. */
const everTheirs = ({ table }: Table, action: string, relations: readonly string[]) =>
  table.transitions.some(
    (row) => row.action === action && row.who.some((who) => relations.includes(who)),
  );

interface Asked {
  readonly lifecycle: Table;
  readonly role: Role;
  readonly route: Pick<Route, 'action' | 'role'>;
  readonly relations: readonly string[];
  readonly known: boolean;
  readonly allowed: boolean;
}
function expected({ lifecycle, role, route, relations, known, allowed }: Asked): number[] {
  if (role === 'visitor') return [401];
  if (route.role && route.role !== role) return [403];
  if (!known) return [404];
  if (!everTheirs(lifecycle, route.action, relations)) return [403];
  return allowed ? done : notNow;
}

let app: TestApp;
let accounts: Record<Role, TestAccount | null>;
beforeAll(async () => {
  app = await startTestApp();
  const owner = await aMember(app);
  const { organisationId } = owner;
  accounts = {
    visitor: null,
    outsider: await aMember(app),
    owner,
    editor: await anAccount(app, { organisationId, role: 'editor' }),
    viewer: await anAccount(app, { organisationId, role: 'viewer' }),
    reviewer: await anAccount(app, { roles: ['reviewer'] }),
    matchmaker: await anAccount(app, { roles: ['matchmaker'] }),
  };
});
afterAll(() => app.stop());

const people = () => ({
  publisher: accounts.owner as TestAccount,
  reviewer: accounts.reviewer as TestAccount,
});
const send = (
  method: string,
  path: string,
  role: Role,
  { body, tag }: { body: object; tag?: string | undefined },
) =>
  app.request(method, path, {
    ...(accounts[role] ? { cookie: accounts[role].cookie } : {}),
    ...(method === 'DELETE' ? {} : { body }),
    headers: tag ? { 'if-match': tag } : {},
  });
const call = (method: string, path: string, role: Role, body: object) =>
  send(method, path, role, { body });

const tagOf = async (path: string, role: Role) =>
  String((await call('GET', path, role, {})).headers.etag);

async function aScenarioIn(state: string): Promise<string> {
  const fields = { expectedStart: '2027-03', deadline: inDays(30) };
  if (state !== 'scheduled')
    return (await aScenario(app, { ...people(), state: state as MadeState, fields })).id;
  const { id } = await aScenario(app, { ...people(), state: 'approved', fields });
  const set = await call('POST', `/scenarios/${id}/schedules`, 'owner', { at: inDays(2) });
  expect(set.status).toBe(201);
  return id;
}

const said = ({ status, body }: Answer) => `${status} ${String(body?.code ?? '')}`;

describe('scenarios', () => {
  it.each(Object.keys(knows))(
    'in %s answer each role and route as the tables say',
    async (state) => {
      const wrong: string[] = [];
      let id = await aScenarioIn(state);
      const deadline = new Date(inDays(30));
      for (const role of roles)
        for (const route of scenarioRoutes) {
          const all = relationsOf[role] ?? [];
          const relations = route.as ? all.filter((one) => route.as?.includes(one)) : all;
          const subject = { state: state as MadeState, deadline, reviewStep: 'platform' as const };
          const allowed = scenarioLifecycle
            .actions(subject, relations, new Date())
            .some((action) => action === route.action);
          const known = knows[state]?.includes(role) ?? false;
          const wanted = expected({
            ...{ lifecycle: scenarioLifecycle, role, route, relations, known, allowed },
          });
          const path = `/scenarios/${id}${route.path && `/${route.path}`}`;
          const tag = route.tagged ? await tagOf(`/scenarios/${id}`, 'owner') : undefined;
          const answer = await send(route.method, path, role, { body: route.body, tag });
          if (!wanted.includes(answer.status))
            wrong.push(`${role} ${route.action}: ${said(answer)} instead of ${wanted.join('/')}`);
          if (done.includes(answer.status)) id = await aScenarioIn(state);
        }
      expect(wrong).toEqual([]);
    },
  );

  it('are read by exactly those who may know of them', async () => {
    const wrong: string[] = [];
    for (const [state, readers] of Object.entries(knows)) {
      const id = await aScenarioIn(state);
      for (const role of roles) {
        const { status } = await call('GET', `/scenarios/${id}`, role, {});
        if ((status === 200) !== readers.includes(role)) wrong.push(`${role} ${state}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('lists', () => {
  const listRoutes = (scenarioId: string): Route[] => [
    { method: 'PATCH', path: '', action: 'edit', body: { intro: '前言' }, role: 'reviewer' },
    {
      ...{ method: 'POST', path: '/entries', action: 'edit', role: 'reviewer' },
      body: { scenarioIds: [scenarioId] },
    },
    {
      ...{ method: 'PUT', path: '/order', action: 'edit', role: 'reviewer' },
      body: { scenarioIds: [scenarioId] },
    },
    {
      ...{ method: 'POST', path: '/corrections', action: 'correct', role: 'reviewer' },
      body: { scenarioId, field: 'title', after: '更正后的名称', reason: '印错了字' },
    },
    {
      ...{ method: 'DELETE', path: `/entries/${scenarioId}`, action: 'edit', role: 'reviewer' },
      body: {},
    },
    { method: 'POST', path: '/publications', action: 'publish', body: {}, role: 'reviewer' },
  ];
  const aList = async (state: string, scenarioId: string) => {
    const head = { level: 'city', title: '示例机会清单' };
    const { no } = (await call('POST', '/lists', 'reviewer', head)).body;
    const path = `/lists/${encodeURIComponent(no)}`;
    await call('POST', `${path}/entries`, 'reviewer', { scenarioIds: [scenarioId] });
    if (state === 'published') await call('POST', `${path}/publications`, 'reviewer', {});
    return path;
  };

  it.each(['draft', 'published'] as const)('in %s answer as the table says', async (state) => {
    const scenario = await aScenario(app, { ...people(), state: 'open' });
    const wrong: string[] = [];
    let path = await aList(state, scenario.id);
    for (const role of roles)
      for (const route of listRoutes(scenario.id)) {
        const relations = role === 'reviewer' ? ['reviewer'] : [];
        const allowed = listLifecycle
          .actions({ state, entryCount: 1 }, relations, new Date())
          .some((action) => action === route.action);
        const wanted = expected({
          ...{ lifecycle: listLifecycle, role, route, relations, known: true, allowed },
        });
        const tag = await tagOf(path, 'reviewer');
        const answer = await send(route.method, `${path}${route.path}`, role, {
          body: route.body,
          tag,
        });
        if (!wanted.includes(answer.status))
          wrong.push(`${role} ${route.action} ${route.path}: ${said(answer)}, not ${wanted[0]}`);
        if (done.includes(answer.status)) path = await aList(state, scenario.id);
      }
    expect(wrong).toEqual([]);
    const readable = await Promise.all(
      roles.map(async (role) => (await call('GET', path, role, {})).status),
    );
    const draftReaders = roles.map((role) => (role === 'reviewer' ? 200 : 404));
    expect(readable).toEqual(state === 'published' ? roles.map(() => 200) : draftReaders);
  });
});

describe('questions', () => {
  const asker = ['asker'];
  const relations: Readonly<Record<Role, readonly string[]>> = {
    ...{ visitor: [], viewer: [], matchmaker: [], outsider: asker },
    ...{ owner: ['publisher-editor'], editor: ['publisher-editor'], reviewer: ['moderator'] },
  };
  const routes: readonly Route[] = [
    { method: 'POST', path: 'answers', action: 'answer', body: { body: '以公告为准。' } },
    { method: 'POST', path: 'withdrawals', action: 'withdraw', body: {} },
    {
      ...{ method: 'POST', path: 'hidings', action: 'hide', role: 'reviewer' },
      body: { reason: 'off-topic' },
    },
    { method: 'POST', path: 'restorations', action: 'restore', body: {}, role: 'reviewer' },
  ];
  const aQuestion = async (state: string, scenarioId: string) => {
    const body = { body: '是否需要接入现有的视频平台？' };
    const asked = await call('POST', `/scenarios/${scenarioId}/questions`, 'outsider', body);
    expect(asked.status).toBe(201);
    const path = `/questions/${String(asked.body.id)}`;
    const way = { answered: 'answers', withdrawn: 'withdrawals', hidden: 'hidings' }[state];
    const route = routes.find((one) => one.path === way);
    const by = { answers: 'owner', withdrawals: 'outsider', hidings: 'reviewer' }[way ?? ''];
    if (route && by) await call('POST', `${path}/${route.path}`, by, route.body);
    return path;
  };

  it.each(['open', 'answered', 'withdrawn', 'hidden'] as const)(
    'in %s answer as the table says',
    async (state) => {
      const scenario = await aScenario(app, { ...people(), state: 'open' });
      const wrong: string[] = [];
      let path = await aQuestion(state, scenario.id);
      for (const role of roles)
        for (const route of routes) {
          const mine = relations[role] ?? [];
          const subject = { state, scenarioOpen: true, answered: state === 'answered' };
          const allowed = questionLifecycle
            .actions(subject, mine, new Date())
            .some((action) => action === route.action);
          const wanted = expected({
            ...{ lifecycle: questionLifecycle, role, route, relations: mine, known: true, allowed },
          });
          const answer = await call('POST', `${path}/${route.path}`, role, route.body);
          if (!wanted.includes(answer.status))
            wrong.push(`${role} ${route.action}: ${said(answer)} instead of ${wanted.join('/')}`);
          if (done.includes(answer.status)) path = await aQuestion(state, scenario.id);
        }
      expect(wrong).toEqual([]);
    },
  );
});

describe('suggestions', () => {
  const relations: Readonly<Record<Role, readonly string[]>> = {
    ...{ visitor: [], viewer: [], matchmaker: [], reviewer: [], outsider: ['author'] },
    ...{ owner: ['publisher-editor'], editor: ['publisher-editor'] },
  };
  const routes: readonly Route[] = [
    ...['adopt', 'note', 'decline'].map((decision) => ({
      ...{ method: 'POST', path: 'decisions', action: decision },
      body: { decision, reply: '已收到。' },
    })),
    { method: 'POST', path: 'withdrawals', action: 'withdraw', body: {} },
  ];
  /** Only the two sides read a suggestion; an adopted one is public. */
  const parties = [...own, 'outsider'];
  const aSuggestion = async (state: string) => {
    // A new intent each time: an organisation may not flood one.
    const scenarioId = await aScenarioIn('intent');
    const body = { topic: 'data', body: '建议开放近两年的缺陷图片样本用于验证。' };
    const made = await call('POST', `/scenarios/${scenarioId}/suggestions`, 'outsider', body);
    expect(made.status).toBe(201);
    const path = `/suggestions/${String(made.body.id)}`;
    const decision = { adopted: 'adopt', noted: 'note', declined: 'decline' }[state];
    if (decision) await call('POST', `${path}/decisions`, 'owner', { decision, reply: '已收到。' });
    if (state === 'withdrawn') await call('POST', `${path}/withdrawals`, 'outsider', {});
    return path;
  };

  it.each(['submitted', 'adopted', 'noted', 'declined', 'withdrawn'] as const)(
    'in %s answer as the table says',
    async (state) => {
      const wrong: string[] = [];
      let path = await aSuggestion(state);
      for (const role of roles)
        for (const route of routes) {
          const mine = relations[role] ?? [];
          const allowed = suggestionLifecycle
            .actions({ state }, mine, new Date())
            .some((action) => action === route.action);
          const known = state === 'adopted' || parties.includes(role);
          const wanted = expected({
            ...{ lifecycle: suggestionLifecycle, role, route, relations: mine, known, allowed },
          });
          const answer = await call('POST', `${path}/${route.path}`, role, route.body);
          if (!wanted.includes(answer.status))
            wrong.push(`${role} ${route.action}: ${said(answer)} instead of ${wanted.join('/')}`);
          if (done.includes(answer.status)) path = await aSuggestion(state);
        }
      expect(wrong).toEqual([]);
    },
  );
});
