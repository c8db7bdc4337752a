import { z } from 'zod';

/** Whether real pairings are counted (the measure) or the demonstration's (shown as 示例, never mixed in). */
export const insightsQuery = z.strictObject({ scope: z.enum(['real', 'demo']).default('real') });
export type InsightsQuery = z.infer<typeof insightsQuery>;

/**
 * One figure: null and `suppressed` where fewer than five pairings stand behind it (design §3), or where
 * such a figure could be had from it by subtraction.
 */
const figure = {
  /** Pairings opened at least 60 days ago. */
  n: z.int().nullable(),
  /** Of those, mutual within 60 days of opening. */
  mutual: z.int().nullable(),
  /** mutual ÷ n, 0–1. */
  rate: z.number().nullable(),
  suppressed: z.boolean(),
};
const cell = z.object({ key: z.string(), ...figure }).meta({ id: 'MutualCell' });

export const mutualInsight = z
  .object({
    scope: z.enum(['real', 'demo']),
    demo: z.boolean(),
    windowDays: z.int(),
    asOf: z.string(),
    ...figure,
    /** Everything so far, the last 60 days included; null as above. */
    toDate: z.object({ opened: z.int().nullable(), mutual: z.int().nullable() }),
    bySector: z.array(cell),
    byDistrict: z.array(cell),
    byMonth: z.array(
      cell
        .extend({ openedToDate: z.int().nullable(), mutualToDate: z.int().nullable() })
        .meta({ id: 'MutualMonth' }),
    ),
    byDeclineReason: z.array(
      z
        .object({ side: z.string(), reason: z.string(), n: z.int().nullable() })
        .meta({ id: 'DeclineCell' }),
    ),
  })
  .meta({ id: 'MutualInsight' });
