import { z } from 'zod';
import { email, fen, line, link, month, sentences, text, time } from '../../platform/schemas.js';

/** All states of design §3; `closed` may also derive from the deadline (scenario.lifecycle.ts). */
export const scenarioStates = [
  'intent',
  'draft',
  'submitted',
  'returned',
  'approved',
  'scheduled',
  'open',
  'closed',
  'evaluating',
  'standstill',
  'awarded',
  'in_pilot',
  'accepted',
  'promoted',
  'withdrawn',
  'no_response',
  'none_suitable',
  'cancelled',
] as const;
export type ScenarioState = (typeof scenarioStates)[number];

export const procedures = ['direct', 'bids', 'staged'] as const;
/** 保密审查 found no secrets, or what there was has been taken out. */
export const signoffFindings = ['no-secrets', 'redacted'] as const;
export const takerCounts = ['one', 'several'] as const;
export const sizeClasses = ['major', 'integrated', 'focused'] as const;
export const dataGrades = ['none', 'general', 'important', 'core'] as const;
export const resourceKinds = [
  'data',
  'compute',
  'site',
  'sandbox',
  'funds',
  'space',
  'training',
] as const;

/** Why a scenario left the list early; `other` needs a note. */
export const exitReasons = [
  'need-gone',
  'funding-changed',
  'rescoped',
  'duplicate',
  'solved-elsewhere',
  'compliance',
  'declined-in-review',
  'other',
] as const;

/** Why a call ended without an award, after its deadline; `other` needs a note. */
export const outcomeReasons = [
  'no-bids',
  'none-valid',
  'below-threshold',
  'proof-failed',
  'over-budget',
  'other',
] as const;
export type OutcomeReason = (typeof outcomeReasons)[number];

/** Public procurement is announced on government platforms; no other address may stand in a public text. */
const procurementLink = link.refine((url) => new URL(url).hostname.endsWith('.gov.cn'), {
  error: '请填写 .gov.cn 官方平台的网址 / only addresses of official .gov.cn platforms',
});

/** A taxonomy code; whether it exists is asked of the taxonomy when it is written. */
export const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const codes = (max: number) =>
  z
    .array(code)
    .max(max)
    .refine((list) => new Set(list).size === list.length, { error: '不能重复 / no repeats' });

const figure = z
  .strictObject({
    name: line(1, 60).describe('指标名称'),
    value: z.number().min(-1e15).max(1e15).nullable().describe('数值；尚无数据时为空'),
    unit: line(0, 20).describe('单位'),
    note: line(0, 200).optional().describe('口径说明'),
  })
  .meta({ id: 'ScenarioFigureInput' });

const resource = z
  .strictObject({
    kind: z.enum(resourceKinds),
    description: text(2, 500),
    dataGrade: z.enum(dataGrades).nullable().default(null),
  })
  .meta({ id: 'ScenarioResourceInput' });

export const source = z
  .strictObject({
    title: line(2, 200),
    url: link.nullable().default(null),
    licence: line(1, 100).nullable().default(null),
  })
  .meta({ id: 'SourceInput' });

/**
 * The fields a publisher writes; one shape for form, import and seed. Lower bounds are those of a
 * draft, which may be incomplete; scenario-completeness.ts holds what submission asks for.
 */
export const contentFields = {
  title: line(0, 80).describe('场景名称，提交时 4–80 字'),
  summary: line(0, 300).describe('一段话简介，不超过 300 字'),
  problem: text(0, 4000).describe('痛点现状'),
  baseline: z.array(figure).max(12).describe('现状指标'),
  target: z.array(figure).max(12).describe('目标指标'),
  sectors: codes(4).describe('应用领域，1–4 个'),
  technologies: codes(8).describe('主要技术，至多 8 个'),
  districts: codes(7).describe('拟落地区域；city 为全市'),
  park: code.nullable().describe('园区'),
  sizeClass: z.enum(sizeClasses).nullable().describe('场景规模'),
  resources: z.array(resource).max(20).describe('开放的资源'),
  cooperationModes: codes(7).describe('合作方式'),
  procedure: z.enum(procedures).nullable().describe('对接 / 揭榜比选 / 先验证后采用'),
  takers: z.enum(takerCounts).nullable().describe('几家承接：一家，或多家同时'),
  proofOfConcept: text(0, 2000)
    .nullable()
    .describe('先验证后采用：验证什么、多久、几家、费用由谁承担'),
  procurementUrl: procurementLink.nullable().describe('政府采购或公共资源交易平台上的公告网址'),
  procurementNo: line(1, 120).nullable().describe('采购项目编号'),
  budgetMinFen: fen.nullable().describe('预算下限（分）；两项都为空即不公开'),
  budgetMaxFen: fen.nullable().describe('预算上限（分）'),
  currency: z.literal('CNY'),
  smeReserved: z.boolean().nullable().describe('面向中小企业预留'),
  constraints: codes(14).describe('约束条件'),
  mustHave: sentences(12).describe('必须满足的要求'),
  niceToHave: sentences(12).describe('加分项'),
  firstUse: z.boolean().describe('首试首用'),
  expectedStart: month.nullable().describe('预计启动月份'),
  deadline: time.nullable().describe('截止时间'),
  acceptanceTest: text(0, 2000).nullable().describe('验收方式'),
  source: source.nullable().describe('公开来源'),
  externalId: line(1, 120).nullable().describe('来源中的编号'),
} as const;

/** Personal data: own table, erasable, never public (design §8). */
export const contactFields = {
  contactRole: line(0, 80).nullable().describe('联系人角色，如“信息科 项目负责人”'),
  contactName: line(0, 60).nullable().describe('联系人姓名，仅在双方同意后释放'),
  contactEmail: email.nullable().describe('工作邮箱，仅在双方同意后释放'),
} as const;

/** What a publisher may write, every field optional (draft, autosave). */
export const scenarioInput = z.strictObject({ ...contentFields, ...contactFields }).partial();
export type ScenarioInput = z.output<typeof scenarioInput>;
export type ContentField = keyof typeof contentFields;
/** A scenario's public content; `deadline` is ISO text here and a Date in rows. */
export type ContentValues = { [F in ContentField]: z.output<(typeof contentFields)[F]> };
export const contentFieldNames = Object.keys(contentFields) as readonly ContentField[];
