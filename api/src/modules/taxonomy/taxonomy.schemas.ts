import { z } from 'zod';

/** Kinds of code lists; the codes themselves come by migration. */
export const taxonomyKinds = [
  'sector',
  'technology',
  'district',
  'park',
  'size-class',
  'data-grade',
  'cooperation-mode',
  'procedure',
  'constraint',
  'deployment',
  'capability-kind',
  'price-mode',
  'evidence-kind',
  'resource-kind',
  'decline-reason',
  'exclusion-reason',
  'organisation-kind',
] as const;
export type TaxonomyKind = (typeof taxonomyKinds)[number];

export const term = z
  .object({
    kind: z.enum(taxonomyKinds),
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    /** Facts of the term: GB/T 4754 section, GB/T 2260 code, the side of a decline reason, a definition. */
    attributes: z.record(z.string(), z.string()),
    position: z.int(),
  })
  .meta({ id: 'Term' });
export const taxonomies = z
  .object({ items: z.array(term), total: z.int() })
  .meta({ id: 'Taxonomies' });
export type Term = z.infer<typeof term>;

export const taxonomyQuery = z.strictObject({ kind: z.enum(taxonomyKinds).optional() });
export type TaxonomyQuery = z.infer<typeof taxonomyQuery>;
