import { z } from 'zod';
import { id, line } from '../../platform/schemas.js';

const kind = z.enum(['exact', 'narrow', 'broad', 'related']);
const titled = z.object({ id, title: z.string() });

export const effectQuery = z.strictObject({
  concept: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  form: line(2, 30),
  kind,
});
export type EffectQuery = z.infer<typeof effectQuery>;

/** What one more form would change, on a sample. */
export const effect = z
  .object({
    texts: z.int().describe('看过的文本'),
    containing: z.int().describe('其中出现这个词形的'),
    share: z.number(),
    tooCommon: z.boolean().describe('太常见：会把概念加给太多条目'),
    alsoNames: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
    lists: z.int(),
    listsChanged: z.int(),
    pairs: z.int(),
    pairsChanged: z.int(),
    examples: z.array(
      z.object({ scenario: titled, capability: titled, from: z.number(), to: z.number() }),
    ),
    modelVersion: z.string(),
  })
  .meta({ id: 'FormEffect' });

export const mined = z
  .object({
    items: z.array(
      z.object({
        form: z.string(),
        pairs: z.int(),
        bare: z.int().describe('其中双方没有共同概念的'),
        share: z.number().describe('这些配对之外，多少比例的文本也用到它'),
        concepts: z.array(
          z.object({ id: z.string(), zh: z.string(), en: z.string(), pairs: z.int() }),
        ),
        scenario: titled,
        capability: titled,
      }),
    ),
    total: z.int(),
    accepted: z.int().describe('看过的双方都愿意的配对'),
  })
  .meta({ id: 'MinedForms' });
