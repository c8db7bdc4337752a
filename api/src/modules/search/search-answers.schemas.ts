import { z } from 'zod';
import { benchmarkCase } from '../cases/cases.reads.js';
import { scenarioCard } from '../scenarios/scenarios.reads.js';
import { capabilityCard } from '../suppliers/suppliers.reads.js';
import { filterNames, indexes } from './search.schemas.js';

/** A text with what matched: UTF-16 offsets into `text`, never markup. */
const highlight = z
  .object({
    text: z.string(),
    ranges: z.array(z.tuple([z.int(), z.int()])),
    cutBefore: z.boolean(),
    cutAfter: z.boolean(),
  })
  .meta({ id: 'SearchHighlight' });

export const organisationCard = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shortName: z.string(),
    kind: z.string(),
    district: z.string().nullable(),
    park: z.string().nullable(),
    publishes: z.boolean(),
    supplies: z.boolean(),
    demo: z.boolean(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'OrganisationCard' });

/** One kind of things found; `card` is the public view as its list route gives it. */
function group<I extends string, C extends z.ZodType>(index: I, card: C, name: string) {
  const hit = z
    .object({
      id: z.uuid(),
      title: z.string(),
      highlights: z.object({ title: highlight.optional(), summary: highlight.optional() }),
      card,
    })
    .meta({ id: `${name}Hit` });
  return z
    .object({
      index: z.literal(index),
      total: z.int(),
      totalIsExact: z.boolean(),
      nearest: z.boolean().describe('没有完全符合的，这些最接近'),
      items: z.array(hit),
      facets: z.record(z.string(), z.record(z.string(), z.int())),
      nextCursor: z.string().nullable(),
    })
    .meta({ id: `${name}Group` });
}

const anyGroup = z.discriminatedUnion('index', [
  group('scenarios', scenarioCard, 'ScenarioSearch'),
  group('capabilities', capabilityCard, 'CapabilitySearch'),
  group('organisations', organisationCard, 'OrganisationSearch'),
  group('cases', benchmarkCase, 'CaseSearch'),
]);

const nearest = z
  .object({
    /** What to leave out, and how much is there then. */
    widen: z.array(z.object({ drop: z.enum(['q', ...filterNames]), total: z.int() })),
    groups: z.array(anyGroup).describe('不带筛选时最接近的'),
  })
  .meta({ id: 'SearchNearest' });

export const searchAnswer = z
  .object({
    q: z.string(),
    groups: z.array(anyGroup),
    degraded: z.boolean().describe('搜索引擎暂不可用，结果来自简单查找'),
    nearest: nearest.nullable().describe('没有完全符合的结果时：如何放宽'),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchGroup = z.input<typeof anyGroup>;

export const suggestionsAnswer = z
  .object({
    items: z.array(
      z
        .object({ index: z.enum(indexes), id: z.uuid(), title: highlight })
        .meta({ id: 'SearchSuggestion' }),
    ),
    degraded: z.boolean(),
  })
  .meta({ id: 'SearchSuggestions' });
