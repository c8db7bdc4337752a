import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { csv, id, timeOut } from '../../platform/schemas.js';
import { matchShape, span } from '../matching/matching.reads.js';
import { scenarioCard } from '../scenarios/scenarios.reads.js';
import { capabilityCard } from '../suppliers/suppliers.reads.js';
import { facetNames, gateStandings, markStandings } from './candidate-filter.js';

const code = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/);
/** `needs:0.5`: a named line and a bound in log-odds. */
const bound = z.string().regex(/^[a-z][a-z0-9-]{0,39}:-?\d{1,2}(\.\d{1,4})?$/);
const yes = z.enum(['true', 'false']).transform((value) => value === 'true');

export const candidatesQuery = pageQuery.extend({
  sort: code.default('rank').describe('rank、score、p、q、title，或任一因素的代码'),
  order: z.enum(['asc', 'desc']).default('desc'),
  band: csv(z.enum(['high', 'medium', 'low'])).optional(),
  gate: csv(z.enum(gateStandings)).optional(),
  size: csv(code).optional(),
  district: csv(code).optional(),
  claimed: yes.optional(),
  pairing: csv(code).optional().describe('none 或配对状态'),
  mark: csv(z.enum(markStandings)).optional(),
  weak: yes.optional().describe('true 也列出文本上没有依据的'),
  atLeast: csv(bound).optional(),
  atMost: csv(bound).optional(),
});
export type CandidatesQuery = z.output<typeof candidatesQuery>;

const side = z.enum(['demand', 'supply']);
const line = z
  .object({ code: z.string(), side, value: z.number().describe('对数几率') })
  .meta({ id: 'MatchLine' });

/** What a matchmaker has said about the pair; internal. */
const mark = z
  .object({
    id,
    kind: z.enum(['pin', 'exclude', 'note', 'park', 'override']),
    reason: z.string().nullable(),
    note: z.string(),
    until: timeOut.nullable(),
    setBy: z.string(),
    setAt: timeOut,
  })
  .meta({ id: 'CandidateMark' });

const candidate = {
  match: z.object(matchShape).meta({ id: 'MatchForMatchmaker' }),
  grounded: z.boolean().describe('双方文本本身支持这一对'),
  gated: z.boolean(),
  size: z.string().nullable(),
  districts: z.array(z.string()),
  lines: z.array(line).describe('不为零的因素，影响大的在前'),
  pairing: z.object({ id, state: z.string() }).nullable(),
  marks: z.array(mark),
};

const table = {
  total: z.int().describe('符合筛选的'),
  all: z.int().describe('全部候选'),
  whole: z.boolean().describe('是否已列出对侧的每一条；否则是最相关的数千条'),
  nextCursor: z.string().nullable(),
  factors: z.array(z.object({ code: z.string(), side })),
  facets: z.array(
    z.object({
      name: z.enum(facetNames),
      values: z.array(z.object({ value: z.string(), count: z.int() })),
    }),
  ),
  modelVersion: z.string(),
};

export const capabilityCandidates = z
  .object({
    subject: scenarioCard,
    items: z.array(
      z.object({ ...candidate, capability: capabilityCard }).meta({ id: 'CapabilityCandidate' }),
    ),
    ...table,
  })
  .meta({ id: 'CapabilityCandidatePage' });

export const scenarioCandidates = z
  .object({
    subject: capabilityCard,
    items: z.array(
      z.object({ ...candidate, scenario: scenarioCard }).meta({ id: 'ScenarioCandidate' }),
    ),
    ...table,
  })
  .meta({ id: 'ScenarioCandidatePage' });

const text = z.object({ field: z.string(), text: z.string(), spans: z.array(span) });

/** Two profiles side by side: each text as written, with the places the engine rests on. */
export const comparison = z
  .object({
    scenario: scenarioCard,
    capability: capabilityCard,
    texts: z.object({ demand: z.array(text), supply: z.array(text) }),
    match: candidate.match,
    lines: candidate.lines,
    pairing: candidate.pairing,
    marks: candidate.marks,
    modelVersion: z.string(),
  })
  .meta({ id: 'Comparison' });
