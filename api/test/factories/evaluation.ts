import { v7 as uuidv7 } from 'uuid';
import {
  EvaluationBids,
  type JudgedBid,
} from '../../src/modules/evaluation/evaluation-bids.service.js';
import type { TestApp } from '../app.js';
import { aMember, anAccount, type TestAccount } from './identity.js';
import { aScenario, type MadeScenario } from './scenarios.js';

/** Opened bids without the sealing before them: what evaluation asks of bids, answered from memory. */
export interface OpenedBidsInMemory {
  /** Puts a bid of these organisations before the panel. @returns its id */
  add(scenarioId: string, given: Partial<JudgedBid> & { memberIds: readonly string[] }): string;
  /** Opens the prices: bid → amount in 分. */
  openPrices(scenarioId: string, amounts: Readonly<Record<string, number>>): void;
  /** Changes one, e.g. its state. */
  change(scenarioId: string, bidId: string, given: Partial<JudgedBid>): void;
  readonly officers: string[];
  /** Pairs of organisations that once were in one consortium. */
  readonly partners: [string, string][];
  /** What was asked of bids: `scored` and `ranked` with their scenario. */
  readonly asked: string[];
}

export function openedBidsInMemory(app: TestApp): OpenedBidsInMemory {
  const bids = new Map<string, JudgedBid[]>();
  const memory: OpenedBidsInMemory = {
    ...{ officers: [], partners: [], asked: [] },
    add: (scenarioId, given) => {
      const bid: JudgedBid = {
        ...{ id: uuidv7(), state: 'compliant', price: null, technique: aTechnique() },
        ...given,
      };
      bids.set(scenarioId, [...(bids.get(scenarioId) ?? []), bid]);
      return bid.id;
    },
    openPrices: (scenarioId, amounts) => {
      const priced = (bids.get(scenarioId) ?? []).map((bid) => ({
        ...bid,
        price: bid.id in amounts ? { amountFen: amounts[bid.id] ?? 0 } : bid.price,
      }));
      bids.set(scenarioId, priced);
    },
    change: (scenarioId, bidId, given) => {
      const changed = (bids.get(scenarioId) ?? []).map((bid) =>
        bid.id === bidId ? { ...bid, ...given } : bid,
      );
      bids.set(scenarioId, changed);
    },
  };
  const out = ['disqualified', 'withdrawn'];
  Object.assign(app.nest.get(EvaluationBids, { strict: false }), {
    judged: (id: string) =>
      Promise.resolve((bids.get(id) ?? []).filter(({ state }) => !out.includes(state))),
    officersOf: () => Promise.resolve(memory.officers),
    partnersOf: (ids: readonly string[]) =>
      Promise.resolve(
        memory.partners.flatMap(([a, b]) => [
          ...(ids.includes(a) ? [b] : []),
          ...(ids.includes(b) ? [a] : []),
        ]),
      ),
    scored: (_: unknown, id: string) => Promise.resolve(void memory.asked.push(`scored ${id}`)),
    ranked: (_: unknown, id: string) => Promise.resolve(void memory.asked.push(`ranked ${id}`)),
  });
  return memory;
}

export const aTechnique = (summary = '示例方案：机器视觉质检'): JudgedBid['technique'] => ({
  ...{ summary, approach: '示例做法' },
  answers: [{ requirement: 'must-0', answer: 'meets', text: '示例：满足' }],
  plan: [{ title: '部署', weeks: 4, deliverable: '系统上线' }],
  team: [{ role: '算法工程师', experience: '同类项目三个' }],
  files: [
    { id: uuidv7(), name: '方案.pdf', type: 'application/pdf', size: 100, sha256: 'a'.repeat(64) },
  ],
});

/** A scenario taken by bids, closed, with bids before the panel; nobody is named yet. */
export interface OpenedScenario extends MadeScenario {
  readonly bids: readonly string[];
  readonly bidders: readonly TestAccount[];
}

export async function anOpenedScenario(
  app: TestApp,
  memory: OpenedBidsInMemory,
  given: { bidders?: number; reviewer?: TestAccount; names?: readonly string[] } = {},
): Promise<OpenedScenario> {
  const deadline = new Date(Date.now() + 60 * 86_400_000).toISOString();
  const scenario = await aScenario(app, {
    state: 'open',
    fields: { procedure: 'bids', takers: 'one', deadline },
    ...(given.reviewer ? { reviewer: given.reviewer } : {}),
  });
  // Sealed answers close by their deadline only; the one clock is shared by all scenarios of a suite.
  await app.source.query('update scenarios set deadline = app_now() where id = $1', [scenario.id]);
  const bidders: TestAccount[] = [];
  for (let i = 0; i < (given.bidders ?? 2); i++)
    bidders.push(await aMember(app, given.names?.[i] ? { name: given.names[i] } : {}));
  const bids = bidders.map(({ organisationId }) =>
    memory.add(scenario.id, { memberIds: [organisationId] }),
  );
  return { ...scenario, bids, bidders };
}

/** Evaluators on the panel of a scenario, the first its chair; cleared and scoring when asked for. */
export async function aPanel(
  app: TestApp,
  scenario: OpenedScenario,
  given: { size?: number; cleared?: boolean } = {},
): Promise<TestAccount[]> {
  const panel: TestAccount[] = [];
  for (let i = 0; i < (given.size ?? 2); i++) {
    const member = await anAccount(app, { roles: ['evaluator'] });
    await done(app, scenario.publisher, `/scenarios/${scenario.id}/evaluation/members`, {
      ...{ userId: member.userId, chair: i === 0 },
    });
    panel.push(member);
  }
  if (!given.cleared) return panel;
  await done(app, scenario.publisher, `/scenarios/${scenario.id}/evaluation/beginnings`, {});
  for (const member of panel)
    await done(app, member, `/scenarios/${scenario.id}/evaluation/declarations`, { none: true });
  return panel;
}

/** Fills and locks one evaluator's sheet: bid → value for each criterion, or one value for all. */
export async function aLockedSheet(
  app: TestApp,
  member: TestAccount,
  scenario: OpenedScenario,
  values: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Promise<void> {
  const path = `/scenarios/${scenario.id}/evaluation/sheet`;
  const seen = await app.request('GET', path, { cookie: member.cookie });
  const scores = Object.fromEntries(
    Object.entries(values).map(([bidId, of]) => [
      bidId,
      Object.fromEntries(Object.entries(of).map(([key, value]) => [key, { value, note: '' }])),
    ]),
  );
  const headers = { 'if-match': `"${String(seen.body.version)}"` };
  const saved = await app.request('PUT', path, {
    cookie: member.cookie,
    body: { scores },
    headers,
  });
  if (saved.status !== 200) throw new Error(saved.text);
  const version = { 'if-match': `"${String(saved.body.version)}"` };
  const locked = await app.request('POST', `${path}/locks`, {
    cookie: member.cookie,
    headers: version,
  });
  if (locked.status !== 201) throw new Error(locked.text);
}

async function done(app: TestApp, who: TestAccount, path: string, body: unknown): Promise<void> {
  const answer = await app.request('POST', path, { cookie: who.cookie, body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
}
