import { z } from 'zod';
import { fen, id, text, timeOut } from '../../platform/schemas.js';

/** A share in whole basis points: 10 000 is everything. */
export const basisPoints = z.int().min(0).max(10_000);

export const priceFormulas = ['lowest-price', 'linear', 'fixed-price'] as const;
export const tieRules = ['technique-first', 'price-first'] as const;

const name = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\r\n\t]*$/);

/** One shape for the three scales, so that a form can switch between them: what a kind does not use is empty. */
const scale = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('numeric'), max: z.int().min(1).max(100) }),
  z.strictObject({
    kind: z.literal('rating'),
    /** Best first; a level is worth a share of the criterion's weight. */
    levels: z
      .array(z.strictObject({ name: name(20), share: basisPoints }))
      .min(2)
      .max(7),
  }),
  z.strictObject({ kind: z.literal('yes-no') }),
]);

const criterion = z.strictObject({
  /** Names the criterion in scores and in the log; stays when it is reworded. */
  key: z.string().regex(/^[a-z0-9-]{1,20}$/),
  title: name(40),
  guidance: text(0, 500).default(''),
  weight: basisPoints,
  scale,
  /** The least share of the scale; a bid below it is out, whatever its total. */
  threshold: basisPoints.nullable().default(null),
});
export type Criterion = z.output<typeof criterion>;

/** Saved as one types: weights need not add up yet, which publication asks for. */
export const criteria = z
  .strictObject({
    criteria: z.array(criterion).max(15),
    /** The least share of all technique points. */
    techniqueThreshold: basisPoints.nullable().default(null),
    price: z.strictObject({
      weight: basisPoints,
      formula: z.enum(priceFormulas),
      /** Ceiling (linear) or fixed price. */
      limitFen: fen.nullable().default(null),
    }),
    tieRule: z.enum(tieRules),
  })
  .meta({ id: 'EvaluationCriteria' });
export type Criteria = z.output<typeof criteria>;

export const criteriaActions = ['edit'] as const;

const fault = z.object({ pointer: z.string(), code: z.string(), message: z.string() });

export const criteriaView = z
  .object({
    version: z.int().describe('0：尚未填写'),
    scenarioId: id,
    criteria: criteria,
    standard: z.boolean().describe('发布方没有另定，按通用标准'),
    frozen: z.boolean().describe('已随场景公布'),
    hash: z.string().nullable().describe('公布内容的摘要'),
    frozenAt: timeOut.nullable(),
    totalWeight: z.int(),
    faults: z.array(fault).describe('公布前须改正之处'),
    actions: z.array(z.enum(criteriaActions)),
  })
  .meta({ id: 'EvaluationCriteriaView' });
export type CriteriaView = z.input<typeof criteriaView>;
