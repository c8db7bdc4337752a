import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { id, timeOut } from '../../platform/schemas.js';
import { planStates } from './plan.lifecycle.js';

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const pair = z.strictObject({ scenarioId: id, capabilityId: id });

/** What is planned: a published list, a sector, or scenarios chosen one by one. */
const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), no: z.string().max(40) }),
  z.strictObject({ kind: z.literal('sector'), sector: code, demo: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('selection'), scenarioIds: z.array(id).min(1).max(500) }),
]);

/** A condition on the plan as a whole, in words a matchmaker would use. */
const condition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('at-least'),
    group: z.enum(['small', 'new']).describe('小微企业（不足100人）；首次发布 30 天内'),
    count: z.int().min(1).max(500),
    sector: code.nullable().default(null).describe('仅算该行业的场景；空为全部'),
  }),
  z.strictObject({
    kind: z.literal('at-most'),
    group: z.enum(['organisation', 'large']).describe('任何一家机构；大型企业（300人及以上）'),
    percent: z.int().min(0).max(100),
  }),
]);
export type PlanCondition = z.output<typeof condition>;

export const createPlan = z
  .strictObject({
    scope,
    perScenario: z.int().min(0).max(20).default(3).describe('每个场景至多几对'),
    perCapability: z
      .int()
      .min(0)
      .max(20)
      .default(3)
      .describe('每项能力至多几对；已填空闲名额的取较小者'),
    fit: z
      .enum(['high', 'medium', 'any'])
      .default('medium')
      .describe('只放进适配度不低于此的配对；锁定的和已开启的不受限'),
    conditions: z.array(condition).max(12).default([]),
    locked: z.array(pair).max(200).default([]).describe('一定要有的配对'),
    vetoed: z.array(pair).max(500).default([]).describe('一定不要的配对'),
  })
  .meta({ id: 'CreatePlan' });
export type CreatePlan = z.output<typeof createPlan>;

const named = z.object({ id, title: z.string() });
const conflict = z
  .object({
    index: z.int().describe('在 conditions 中的位置'),
    alone: z.boolean().describe('单独去掉它方案即可成立'),
    possible: z.int().nullable().describe('至少类条件最多能达到的数'),
  })
  .meta({ id: 'PlanConflict' });

const unfilled = z.object({
  side: z.enum(['demand', 'supply']),
  subject: named,
  got: z.int(),
  places: z.int(),
  candidates: z.int(),
  code: z.enum(['no-capacity', 'no-candidates', 'taken', 'condition']),
});

/** What a run found. Values are sums of reciprocal scores. */
export const planOutcome = z
  .object({
    value: z.number(),
    bound: z.number().describe('任何方案都不会超过的总分'),
    method: z.enum(['auction', 'exact']),
    scenarios: z.int(),
    capabilities: z.int(),
    candidates: z.int(),
    pairs: z.int().describe('方案内的配对数，含已开启与锁定的'),
    alreadyOpen: z.int(),
    blocking: z.int(),
    stableValue: z.number().describe('按双方各自意愿的稳定匹配的总分'),
    conditionCosts: z.array(z.number()).describe('每条条件再放宽一步约可增加的总分'),
    unfilled: z.array(unfilled),
    moreUnfilled: z.int(),
  })
  .meta({ id: 'PlanOutcome' });
export type PlanOutcomeView = z.output<typeof planOutcome>;

export const planView = z
  .object({
    id,
    version: z.int(),
    state: z.enum(planStates),
    title: z.string(),
    demo: z.boolean(),
    request: createPlan,
    stage: z.enum(['candidates', 'solving', 'storing', 'opening', 'done']),
    progress: z.number(),
    modelVersion: z.string().nullable(),
    outcome: planOutcome.nullable(),
    conflicts: z.array(conflict).describe('无可行方案时：哪些条件互相冲突'),
    overfull: z.array(named).describe('无可行方案时：锁定的配对多于名额的一方'),
    failureText: z.string().nullable().describe('没有算完，或没有全部开启的原因'),
    compared: z
      .object({
        planId: id,
        createdAt: timeOut,
        kept: z.int(),
        added: z.int(),
        dropped: z.int(),
        value: z.number().nullable(),
      })
      .nullable()
      .describe('与同一范围上一个方案相比'),
    createdAt: timeOut,
    finishedAt: timeOut.nullable(),
    appliedAt: timeOut.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'Plan' });
export const planPage = page(planView, 'PlanPage');
export const plansQuery = pageQuery;

/** One pair the plan speaks of, with what became of it. */
export const planPair = z
  .object({
    id,
    scenario: named,
    capability: named.extend({ organisation: z.string() }),
    kind: z.enum(['chosen', 'locked', 'open', 'left']),
    score: z.number(),
    p: z.number(),
    q: z.number(),
    cost: z.number().nullable().describe('若放进方案，总分约减少多少；空为无法放进'),
    why: z
      .enum(['demand-full', 'supply-full', 'both-full', 'no-capacity', 'condition', 'even'])
      .nullable(),
    demandRival: z.string().nullable().describe('占着该场景最后一个名额的能力'),
    supplyRival: z.string().nullable().describe('占着该能力最后一个名额的场景'),
    blocking: z.boolean().describe('双方都更愿意选择彼此'),
    isNew: z.boolean().describe('上一个方案里没有'),
    outcome: z.enum(['opened', 'already-open', 'refused']).nullable(),
    outcomeText: z.string().nullable(),
    pairingId: id.nullable(),
  })
  .meta({ id: 'PlanPair' });
export const planPairs = z
  .object({ items: z.array(planPair), total: z.int() })
  .meta({ id: 'PlanPairs' });

export const applyPlan = z
  .strictObject({
    pairIds: z.array(id).max(2000).optional().describe('只开启这些；不填为全部'),
  })
  .meta({ id: 'ApplyPlan' });
export type ApplyPlan = z.output<typeof applyPlan>;
