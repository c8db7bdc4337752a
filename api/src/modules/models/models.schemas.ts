import { z } from 'zod';

/** `real` or the demonstration rows (示例), which have models and answers of their own. */
const world = z.enum(['real', 'demo']);

export const modelsQuery = z.object({ world: world.default('real') });
export type ModelsQuery = z.output<typeof modelsQuery>;

export const rollBack = z.object({
  world,
  version: z.string().min(1).max(100),
  note: z.string().trim().max(500).default('').describe('为什么退回，写入记录'),
});
export type RollBack = z.output<typeof rollBack>;

/** What a model rests on and how good it was when it was made; shares 0–1. */
export const modelFigures = z.object({
  answers: z.int().describe('有效答复数；示例世界的答复不计入真实世界'),
  pairings: z.int(),
  from: z.iso.datetime({ offset: true }).nullable(),
  until: z.iso.datetime({ offset: true }).nullable(),
  gain: z
    .object({ mean: z.number(), low: z.number(), high: z.number(), lists: z.int() })
    .nullable()
    .describe('在更晚的答复上，nDCG@10 比原模型高多少（95% 区间）'),
  gini: z
    .object({ current: z.number(), challenger: z.number() })
    .nullable()
    .describe('供给方曝光的基尼系数'),
  ece: z
    .object({ pair: z.number(), p: z.number(), q: z.number() })
    .nullable()
    .describe('在更晚的答复上的校准误差'),
});
export type ModelFigures = z.output<typeof modelFigures>;

const curve = z.object({ slope: z.number(), offset: z.number(), answers: z.int() });

const card = z
  .object({
    version: z.string(),
    base: z.string().describe('所依据的手工权重'),
    kind: z.enum(['prior', 'calibrated', 'learnt']),
    inUse: z.boolean(),
    createdAt: z.iso.datetime({ offset: true }).nullable(),
    factors: z.array(z.object({ code: z.string(), factor: z.number() })),
    calibration: z.object({ pair: curve, p: curve, q: curve }).nullable(),
    figures: modelFigures.nullable(),
    refusals: z.array(z.string()),
    activations: z.array(
      z.object({
        at: z.iso.datetime({ offset: true }),
        by: z.enum(['learner', 'person']),
        note: z.string(),
      }),
    ),
    actions: z.array(z.enum(['roll-back'])),
  })
  .meta({ id: 'MatchModelCard' });
export type ModelCard = z.input<typeof card>;

/** Newest first; the hand-set weights are always among them. */
export const modelCards = z.object({ world, items: z.array(card) }).meta({ id: 'MatchModelCards' });
