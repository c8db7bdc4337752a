import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { id, line, text, timeOut } from '../../platform/schemas.js';

export const listLevels = ['city', 'district', 'park'] as const;
export const listStates = ['draft', 'published'] as const;
export const listActions = ['edit', 'publish'] as const;
export type ListLevel = (typeof listLevels)[number];
export type ListState = (typeof listStates)[number];
export type ListAction = (typeof listActions)[number];

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

export const createList = z
  .strictObject({
    level: z.enum(listLevels),
    district: code.nullable().default(null).describe('级别为区时必填'),
    park: code.nullable().default(null).describe('级别为园区时必填'),
    title: line(4, 80),
    intro: text(0, 2000).default(''),
  })
  .refine((list) => (list.level === 'district') === (list.district !== null), {
    path: ['district'],
    error: '仅区级清单填写所在区 / only a district’s list names its district',
  })
  .refine((list) => (list.level === 'park') === (list.park !== null), {
    path: ['park'],
    error: '仅园区清单填写园区 / only a park’s list names its park',
  })
  .meta({ id: 'CreateList' });
export type CreateList = z.output<typeof createList>;

export const editList = z
  .strictObject({ title: line(4, 80), intro: text(0, 2000) })
  .partial()
  .meta({ id: 'EditList' });
export type EditList = z.output<typeof editList>;

export const addEntries = z
  .strictObject({ scenarioIds: z.array(id).min(1).max(200) })
  .meta({ id: 'AddListEntries' });
export type AddEntries = z.output<typeof addEntries>;

/** `2026-市-01`; year, level, number. */
export const listNo = z.string().regex(/^20\d\d-[市区园]-\d{2,4}$/);

export const listsQuery = pageQuery.extend({
  level: z.enum(listLevels).optional(),
  district: code.optional(),
  park: code.optional(),
  state: z.enum(listStates).default('published').describe('草稿仅审核员可见'),
});
export type ListsQuery = z.output<typeof listsQuery>;

const head = {
  id: z.uuid(),
  version: z.int(),
  no: z.string(),
  level: z.enum(listLevels),
  district: z.string().nullable(),
  park: z.string().nullable(),
  title: z.string(),
  intro: z.string(),
  state: z.enum(listStates),
  demo: z.boolean(),
  entryCount: z.int(),
  hash: z.string().nullable().describe('SHA-256 of the frozen content; null for a draft'),
  publishedAt: timeOut.nullable(),
};
export const listPage = page(z.object(head).meta({ id: 'ScenarioList' }), 'ScenarioListPage');
export type ListHead = z.input<z.ZodObject<typeof head>>;

/** The content of a scenario's version as frozen; its fields are those of ScenarioContent. */
const frozenContent = z.record(z.string(), z.unknown());
export const listSnapshot = z
  .object({
    format: z.literal('aism-list/1'),
    no: z.string(),
    level: z.enum(listLevels),
    district: z.string().nullable(),
    park: z.string().nullable(),
    title: z.string(),
    intro: z.string(),
    demo: z.boolean(),
    publishedAt: z.string(),
    entries: z.array(
      z.object({
        position: z.int(),
        scenarioId: z.uuid(),
        organisation: z.object({ id: z.uuid(), name: z.string() }),
        version: z.int(),
        hash: z.string(),
        content: frozenContent,
      }),
    ),
  })
  .meta({ id: 'ScenarioListSnapshot' });
export type ListSnapshot = z.output<typeof listSnapshot>;

const entry = z
  .object({
    position: z.int(),
    scenarioId: z.uuid(),
    title: z.string(),
    organisationName: z.string(),
    version: z.int().describe('冻结的版本；草稿中为 0 表示发布时才产生'),
    state: z.string().describe('该场景现在的状态'),
  })
  .meta({ id: 'ScenarioListEntry' });

export const listDetail = z
  .object({
    ...head,
    entries: z.array(entry),
    snapshot: listSnapshot.nullable(),
    verification: z
      .object({ algorithm: z.literal('SHA-256'), address: z.string(), how: z.string() })
      .nullable(),
    notice: z.string(),
    actions: z.array(z.enum(listActions)),
  })
  .meta({ id: 'ScenarioListDetail' });
export type ListDetail = z.input<typeof listDetail>;
