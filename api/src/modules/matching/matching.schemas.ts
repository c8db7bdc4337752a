import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { scenarioCard } from '../scenarios/scenarios.reads.js';
import { capabilityCard } from '../suppliers/suppliers.reads.js';

export const matchesQuery = pageQuery.extend({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe('公众至多得到十条；本方与撮合员可至 100 条'),
  order: z
    .enum(['balanced', 'score'])
    .default('balanced')
    .describe('balanced：含曝光调节；score：只按匹配得分，不作调节'),
});
export type MatchesQuery = z.output<typeof matchesQuery>;

const band = z.enum(['high', 'medium', 'low']);

/** A piece of a text that both may read; `start` and `end` are UTF-16 offsets into the field. */
export const span = z
  .object({ field: z.string(), start: z.int(), end: z.int(), text: z.string() })
  .meta({ id: 'MatchSpan' });

const reason = z
  .object({
    code: z.string(),
    text: z.string().describe('按读者语言写成的一句话'),
    evidence: z.object({ demand: span.nullable(), supply: span.nullable() }).nullable(),
  })
  .meta({ id: 'MatchReason' });
export type MatchReason = z.input<typeof reason>;

const sides = { demand: z.array(reason), supply: z.array(reason) };

const gate = z
  .object({
    code: z.string(),
    state: z
      .enum(['met', 'claimed', 'unknown', 'unmet', 'overruled'])
      .describe('overruled：不满足，但撮合员已说明理由放行'),
    text: z.string(),
  })
  .meta({ id: 'MatchGate' });

const counterfactual = z
  .object({ code: z.string(), text: z.string(), from: band, to: band })
  .meta({ id: 'MatchCounterfactual' });

/** Of a hundred such pairs `value · 100` came about; `low` to `high` is the 95 % band. */
const chance = z
  .object({
    value: z.number().min(0).max(1),
    low: z.number().min(0).max(1),
    high: z.number().min(0).max(1),
  })
  .meta({ id: 'MatchChance' });

/** Why an entry stands elsewhere than its score alone would put it; p, q and the score are as they are. */
const exposure = z
  .object({
    percent: z
      .number()
      .describe('仅用于排序的调整，百分比；对数上限 ±0.10，即约一成（+10.5 / −9.5）'),
    turn: z.boolean().describe('轮到展示'),
    text: z.string(),
  })
  .meta({ id: 'MatchExposure' });

/** What visitors get is the first three fields beside the other side; the rest is for its own people and matchmakers. */
export const match = {
  id: z.uuid(),
  score: z.number().min(0).max(1),
  reasons: z.object(sides),
  chance: chance.optional().describe('双方都愿意对接的校准概率；积累 300 次答复之前没有'),
  p: z.number().min(0).max(1).optional().describe('需求方可能接受的程度，校准前'),
  q: z.number().min(0).max(1).optional().describe('供给方可能接受的程度，校准前'),
  bands: z.object({ pair: band, demand: band, supply: band }).optional(),
  calibrated: z.boolean().optional(),
  chances: z.object({ demand: chance, supply: chance }).optional().describe('各方愿意的校准概率'),
  exposure: exposure.optional().describe('曝光调节，不改变得分'),
  pinned: z.boolean().optional().describe('撮合员推荐'),
  gaps: z.object(sides).optional(),
  gates: z.array(gate).optional(),
  counterfactual: counterfactual.nullable().optional(),
};

const list = {
  total: z.int(),
  nextCursor: z.string().nullable(),
  view: z.enum(['public', 'own', 'matchmaker']),
  modelVersion: z.string().describe('只有同一版本的分数可以比较'),
};

/** Capabilities for a scenario. */
export const capabilityMatches = z
  .object({
    items: z.array(
      z.object({ ...match, capability: capabilityCard }).meta({ id: 'CapabilityMatch' }),
    ),
    ...list,
  })
  .meta({ id: 'CapabilityMatchPage' });

/** Scenarios for a capability. */
export const scenarioMatches = z
  .object({
    items: z.array(z.object({ ...match, scenario: scenarioCard }).meta({ id: 'ScenarioMatch' })),
    ...list,
  })
  .meta({ id: 'ScenarioMatchPage' });

export type MatchView = z.input<z.ZodObject<typeof match>>;
