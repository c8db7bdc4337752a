import { z } from 'zod';
import { id, text, timeOut } from '../../platform/schemas.js';

/**
 * What may be put right after publication. A deadline is none of it: it moves only with the scenario itself, and
 * the present one is shown beside.
 */
export const correctableFields = [
  'title',
  'summary',
  'problem',
  'acceptanceTest',
  'organisationName',
  'sectors',
  'districts',
  'cooperationModes',
] as const;
export type CorrectableField = (typeof correctableFields)[number];

const value = z.union([z.string().max(4000), z.array(z.string().max(40)).max(20)]);
export type CorrectionValue = z.output<typeof value>;

export const correctEntry = z
  .strictObject({
    scenarioId: id,
    field: z.enum(correctableFields),
    after: value.describe('更正后的内容；领域、区域、合作方式为代码列表'),
    reason: text(4, 500).describe('更正原因，公开'),
  })
  .meta({ id: 'CorrectListEntry' });
export type CorrectEntry = z.output<typeof correctEntry>;

export const listCorrection = z
  .object({
    n: z.int(),
    at: timeOut,
    scenarioId: z.uuid(),
    position: z.int(),
    field: z.enum(correctableFields),
    before: value.nullable(),
    after: value,
    reason: z.string(),
    byRole: z.string().describe('以何身份更正'),
    previousHash: z.string().describe('前一条更正的哈希；第一条为清单本身的哈希'),
    hash: z.string(),
    text: z.string().describe('计算哈希的原文（规范 JSON）；其 SHA-256 即 hash'),
  })
  .meta({ id: 'ScenarioListCorrection' });
export type ListCorrection = z.input<typeof listCorrection>;
