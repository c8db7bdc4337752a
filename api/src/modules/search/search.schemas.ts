import { z } from 'zod';
import { csv, id } from '../../platform/schemas.js';

export const indexes = ['scenarios', 'capabilities', 'organisations', 'cases'] as const;
const code = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const codes = csv(code).optional();

/** Filters have the names of the list routes; a group is left out when it does not know one that is asked for. */
export const filterFields = {
  sectors: codes,
  technologies: codes,
  districts: codes,
  constraints: codes,
  park: codes,
  state: codes,
  sizeClass: codes,
  procedure: codes,
  cooperationModes: codes,
  kind: codes,
  deployments: codes,
  priceModes: codes,
  role: csv(z.enum(['publisher', 'supplier'])).optional(),
  firstUse: flag.optional(),
  firstVersion: flag.optional(),
  unclaimed: flag.optional(),
  demo: flag.optional(),
  organisationId: id.optional(),
};
export type Filters = z.output<z.ZodObject<typeof filterFields>>;
export type FilterName = keyof Filters;
export const filterNames = Object.keys(filterFields) as readonly FilterName[];

const words = z.string().trim().max(200);

export const searchQuery = z.strictObject({
  q: words.default('').describe('中文、拼音、首字母或英文；空则列出全部'),
  index: z
    .enum(indexes)
    .optional()
    .describe('只查一类时可翻页，并给出该类各项计数；不写则查四类，只计共有的各项'),
  limit: z.coerce.number().int().min(1).max(100).optional().describe('每类条数；缺省 5，单类 20'),
  cursor: z.string().max(1000).optional(),
  sort: z.enum(['default', 'relevance', 'newest']).default('default'),
  ...filterFields,
});
export type SearchBarQuery = z.output<typeof searchQuery>;

export const suggestionsQuery = z.strictObject({
  q: words.default(''),
  limit: z.coerce.number().int().min(1).max(10).default(3).describe('每类条数'),
});
export type SuggestionsQuery = z.output<typeof suggestionsQuery>;
