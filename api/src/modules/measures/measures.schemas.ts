import { z } from 'zod';

export const measure = z
  .object({
    policyNo: z.string(),
    no: z.int(),
    chapter: z.string(),
    title: z.string(),
    /** The most the text names, in 分; an upper bound, not a promise. */
    capFen: z.int().nullable(),
    capPer: z.string().nullable(),
    units: z.array(z.string()),
    keywords: z.array(z.string()),
    applicants: z.array(z.string()).nullable(),
    effectiveFrom: z.string(),
    effectiveTo: z.string(),
    inForce: z.boolean(),
    /** The text of a policy is not acted on here; the field is there as on every object. */
    actions: z.array(z.string()).default([]),
  })
  .meta({ id: 'Measure' });
export const measures = z
  .object({ items: z.array(measure), total: z.int(), nextCursor: z.null() })
  .meta({ id: 'Measures' });
