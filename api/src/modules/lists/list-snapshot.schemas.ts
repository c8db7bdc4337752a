import { z } from 'zod';

export const listLevels = ['city', 'district', 'park'] as const;
export type ListLevel = (typeof listLevels)[number];

/** How a list is cut into sections. */
export const groupings = ['none', 'sector', 'district'] as const;
export type Grouping = (typeof groupings)[number];

/** The content of a scenario's version as frozen; its fields are those of ScenarioContent. */
const frozenContent = z.record(z.string(), z.unknown());

const frozenEntry = z.object({
  position: z.int(),
  scenarioId: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  version: z.int(),
  hash: z.string(),
  content: frozenContent,
});
export type FrozenEntry = z.output<typeof frozenEntry>;

export const listSection = z
  .object({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    from: z.int().describe('第一条的序号'),
    to: z.int().describe('最后一条的序号'),
  })
  .meta({ id: 'ScenarioListSection' });
export type ListSection = z.output<typeof listSection>;

const gone = z.object({ scenarioId: z.uuid(), title: z.string(), state: z.string() });

/** This list beside the last one of its level and place, as it stood when this one was frozen. */
export const listComparison = z
  .object({
    previous: z
      .object({ no: z.string(), title: z.string(), hash: z.string(), publishedAt: z.string() })
      .nullable()
      .describe('同级同地的上一批；首批为空'),
    added: z.array(z.uuid()).describe('新增'),
    moved: z
      .array(
        z.object({
          scenarioId: z.uuid(),
          fields: z.array(z.string()),
          deadline: z
            .object({ from: z.string().nullable(), to: z.string().nullable() })
            .nullable()
            .describe('截止时间有变时'),
        }),
      )
      .describe('仍在清单中但内容或截止时间有变'),
    kept: z.array(z.uuid()).describe('延续不变'),
    done: z.array(gone).describe('上一批中已有结果：已确定承接、试点、验收'),
    dropped: z.array(gone).describe('上一批中不再列入的其他条目'),
  })
  .meta({ id: 'ScenarioListComparison' });
export type ListComparison = z.output<typeof listComparison>;

/** What is hashed. Lists of the first format have neither sections nor a comparison. */
export const listSnapshot = z
  .object({
    format: z.enum(['aism-list/1', 'aism-list/2']),
    no: z.string(),
    level: z.enum(listLevels),
    district: z.string().nullable(),
    park: z.string().nullable(),
    title: z.string(),
    intro: z.string(),
    demo: z.boolean(),
    publishedAt: z.string(),
    grouping: z.enum(groupings).optional(),
    sections: z.array(listSection).optional(),
    comparison: listComparison.optional(),
    entries: z.array(frozenEntry),
  })
  .meta({ id: 'ScenarioListSnapshot' });
export type ListSnapshot = z.output<typeof listSnapshot>;
