import type { TestApp } from '../app.js';
import { aMember, anAccount, type TestAccount } from './identity.js';
import { aScenario } from './scenarios.js';
import { aPublishedCapability } from './suppliers.js';
import { PlanApplications } from '../../src/modules/plans/plan-applications.service.js';
import { PlanRuns } from '../../src/modules/plans/plan-runs.service.js';

export interface PlanPairBody {
  id: string;
  kind: string;
  score: number;
  scenario: { id: string };
  capability: { id: string; organisation: string };
  why: string | null;
  cost: number | null;
  outcome: string | null;
  outcomeText: string | null;
  pairingId: string | null;
}

export type PlanDesk = Awaited<ReturnType<typeof aPlanDesk>>;

/** A matchmaker with three scenarios and three capabilities (two of a large supplier, one of a small) to plan for. */
export async function aPlanDesk(app: TestApp) {
  const matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  const big = await aMember(app, { teamSize: 800 });
  const small = await aMember(app, { teamSize: 20 });
  const deadline = new Date(Date.now() + 200 * 86_400_000).toISOString();
  const scenarios: string[] = [];
  for (const line of ['注塑件', '电路板', '玻璃盖板']) {
    const fields = { title: `${line}产线外观缺陷视觉检测`, deadline };
    scenarios.push((await aScenario(app, { state: 'open', fields })).id);
  }
  const capabilities = [
    await aPublishedCapability(app, big, { title: '产线外观缺陷视觉检测系统' }),
    await aPublishedCapability(app, big, { title: '外观缺陷视觉检测一体机' }),
    await aPublishedCapability(app, small, {
      title: '外观缺陷视觉检测相机',
      description: '用工业相机识别划痕、脏污和缺料，支持误检复判，另供报表与维护。',
    }),
  ];
  await app.settle();

  const post = (path: string, body: object, who: TestAccount | null = matchmaker) =>
    app.request('POST', path, { body, ...(who ? { cookie: who.cookie } : {}) });
  const get = (path: string) => app.request('GET', path, { cookie: matchmaker.cookie });
  const wish = (given: object = {}) => ({
    scope: { kind: 'selection', scenarioIds: scenarios },
    ...{ perScenario: 1, perCapability: 2, fit: 'any' },
    ...given,
  });
  const pairsOf = async (id: string): Promise<PlanPairBody[]> =>
    (await get(`/plans/${id}/pairs`)).body.items;

  return {
    ...{ matchmaker, big, small, scenarios, capabilities, post, get, wish, pairsOf },
    inPlan: async (id: string) => (await pairsOf(id)).filter((pair) => pair.kind !== 'left'),

    /** A plan that has come to its end. */
    async aPlan(given: object = {}) {
      const made = await post('/plans', wish(given));
      if (made.status !== 201) throw new Error(made.text);
      await app.nest.get(PlanRuns).settled(made.body.id);
      return (await get(`/plans/${made.body.id}`)).body;
    },

    /** Opens the pairs of a plan and waits for the end of it. @returns the plan as it stands then */
    async applied(id: string, body: object = {}, who: TestAccount = matchmaker) {
      const answer = await post(`/plans/${id}/applications`, body, who);
      if (answer.status !== 201) throw new Error(answer.text);
      await app.nest.get(PlanApplications).settled(id);
      return (await get(`/plans/${id}`)).body;
    },
  };
}
