import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { id, line, text, timeOut } from '../../platform/schemas.js';
import { listCorrection } from './list-corrections.schemas.js';
import { groupings, listComparison, listLevels, listSection } from './list-snapshot.schemas.js';

export const listStates = ['draft', 'published'] as const;
export const listActions = ['edit', 'publish', 'correct'] as const;
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
    grouping: z.enum(groupings).default('none').describe('分节方式：不分、按领域、按区'),
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
  .strictObject({ title: line(4, 80), intro: text(0, 2000), grouping: z.enum(groupings) })
  .partial()
  .meta({ id: 'EditList' });
export type EditList = z.output<typeof editList>;

export const addEntries = z
  .strictObject({ scenarioIds: z.array(id).min(1).max(200) })
  .meta({ id: 'AddListEntries' });
export type AddEntries = z.output<typeof addEntries>;

/** The whole order at once: exactly the scenarios that stand on the draft. */
export const orderEntries = z
  .strictObject({ scenarioIds: z.array(id).min(1).max(500) })
  .meta({ id: 'OrderListEntries' });
export type OrderEntries = z.output<typeof orderEntries>;

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
  grouping: z.enum(groupings),
  entryCount: z.int(),
  correctionCount: z.int(),
  hash: z.string().nullable().describe('SHA-256 of the frozen content; null for a draft'),
  publishedAt: timeOut.nullable(),
  actions: z.array(z.enum(listActions)),
};
export const listPage = page(z.object(head).meta({ id: 'ScenarioList' }), 'ScenarioListPage');
export type ListHead = z.input<z.ZodObject<typeof head>>;

const entry = z
  .object({
    position: z.int(),
    scenarioId: z.uuid(),
    title: z.string(),
    summary: z.string(),
    organisationName: z.string(),
    sectors: z.array(z.string()),
    districts: z.array(z.string()),
    cooperationModes: z.array(z.string()),
    resourceKinds: z.array(z.string()),
    procedure: z.string().nullable(),
    deadline: z.string().nullable().describe('公布时的截止时间'),
    version: z.int().describe('冻结的版本；草稿中为公布后将有的版本'),
    corrected: z.array(z.string()).describe('公布后更正过的字段；以上为更正后的内容'),
    change: z.enum(['added', 'moved', 'kept']).nullable().describe('与上一批相比；首批为空'),
    state: z.string().describe('该场景现在的状态，不属于冻结内容'),
    deadlineNow: timeOut.nullable().describe('现在的截止时间，不属于冻结内容'),
    fault: z.string().nullable().describe('草稿中：此刻为何不能公布'),
  })
  .meta({ id: 'ScenarioListEntry' });
export type ListEntry = z.input<typeof entry>;

/** A draft reads exactly as it would be frozen now. */
export const listDetail = z
  .object({
    ...head,
    sections: z.array(listSection),
    entries: z.array(entry),
    comparison: listComparison.nullable().describe('早期格式的清单没有对比'),
    corrections: z.array(listCorrection),
    verification: z
      .object({ algorithm: z.literal('SHA-256'), address: z.string(), how: z.string() })
      .nullable(),
    notice: z.string(),
  })
  .meta({ id: 'ScenarioListDetail' });
export type ListDetail = z.input<typeof listDetail>;
