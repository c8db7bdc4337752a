import { z } from 'zod';
import { fen, line, link, text } from '../../platform/schemas.js';

export const capabilityStates = ['draft', 'published', 'archived'] as const;
export type CapabilityState = (typeof capabilityStates)[number];
export const capabilityKinds = [
  'product',
  'model',
  'agent',
  'dataset',
  'compute',
  'service',
  'hardware',
] as const;
export const deploymentModes = ['cloud', 'private-cloud', 'on-premise', 'edge', 'device'] as const;
export const priceModes = ['licence', 'subscription', 'rent', 'trial', 'project', 'free'] as const;
export const evidenceKinds = [
  'certificate',
  'test-report',
  'customer-case',
  'patent',
  'filing',
  'first-version',
] as const;
export const evidenceStates = ['submitted', 'verified', 'rejected', 'expired'] as const;
/** What a file of evidence may be, judged by its content. */
export const evidenceFileTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export const maxEvidenceBytes = 5 * 1024 * 1024;
/** Megabytes of all files of evidence of one organisation. */
export const mostEvidenceMb = 300;
/** Pieces of evidence of one capability: far more than anybody reviews, and a bound for what its files take. */
export const mostEvidence = 30;
export const filingKinds = [
  'model-filing',
  'model-registration',
  'algorithm-filing',
  'blockchain-filing',
] as const;

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const distinct = <T extends z.ZodType<string>>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((list) => new Set(list).size === list.length, { error: '不能重复 / no repeats' });

const customerCase = z
  .strictObject({
    title: line(2, 80),
    customer: line(0, 80).default(''),
    sector: code.nullable().default(null),
    year: z.int().min(1990).max(2100).nullable().default(null),
    result: text(0, 500).default(''),
  })
  .meta({ id: 'CapabilityCaseInput' });

const filing = z
  .strictObject({
    number: line(2, 60).describe('备案号'),
    kind: z.enum(filingKinds).nullable().default(null).describe('备案种类'),
  })
  .meta({ id: 'CapabilityFilingInput' });

const source = z
  .strictObject({
    title: line(2, 200),
    url: link.nullable().default(null),
    licence: line(1, 100).nullable().default(null),
  })
  .meta({ id: 'CapabilitySourceInput' });

/** What a supplier writes; one shape for form, import and seed. A draft may leave all but the title empty. */
export const capabilityFields = {
  title: line(2, 80).describe('能力名称'),
  summary: line(0, 300).describe('一段话简介'),
  description: text(0, 4000).describe('能力说明：能解决什么、怎么做、边界在哪'),
  kind: z.enum(capabilityKinds).describe('形态'),
  technologies: distinct(code, 8).describe('技术'),
  sectors: distinct(code, 8).describe('适用领域'),
  deployments: distinct(z.enum(deploymentModes), 5).describe('部署方式'),
  constraints: distinct(code, 14).describe('能满足的约束'),
  maturity: z.int().min(1).max(9).nullable().describe('技术就绪度 TRL 1–9'),
  cases: z.array(customerCase).max(12).describe('案例'),
  capacity: z.int().min(0).max(10_000).nullable().describe('可并行项目数'),
  busy: z.int().min(0).max(10_000).describe('在做项目数'),
  districts: distinct(code, 7).describe('可服务区域'),
  priceModes: distinct(z.enum(priceModes), 6).describe('价格方式'),
  priceMinFen: fen.nullable().describe('参考价下限（分）'),
  priceMaxFen: fen.nullable().describe('参考价上限（分）'),
  leadTimeDays: z.int().min(0).max(3650).nullable().describe('交付周期（天）'),
  filings: z
    .array(filing)
    .max(10)
    .refine((list) => new Set(list.map((one) => one.number)).size === list.length, {
      error: '备案号不能重复 / no repeats',
    })
    .describe('备案：每项一个备案号及其种类'),
  firstVersion: z.boolean().describe('首版次软件'),
  teamSize: z.int().min(1).max(1_000_000).nullable().describe('团队人数'),
  source: source.nullable().describe('公开来源'),
  externalId: line(1, 120).nullable().describe('来源中的编号'),
} as const;

const content = z.strictObject(capabilityFields);
export type CapabilityContent = z.output<typeof content>;
export type CapabilityField = keyof CapabilityContent;
export const capabilityFieldNames = Object.keys(capabilityFields) as readonly CapabilityField[];

export const capabilityInput = content
  .partial()
  .refine((c) => c.priceMinFen == null || c.priceMaxFen == null || c.priceMinFen <= c.priceMaxFen, {
    path: ['priceMaxFen'],
    error: '上限不能低于下限 / the upper end is below the lower',
  });
export type CapabilityInput = z.output<typeof capabilityInput>;

/** An empty draft. */
export function emptyCapability(): CapabilityContent {
  return {
    ...{ title: '', summary: '', description: '', kind: 'product', technologies: [], sectors: [] },
    ...{
      deployments: [],
      constraints: [],
      maturity: null,
      cases: [],
      capacity: null,
      busy: 0,
      districts: [],
    },
    ...{ priceModes: [], priceMinFen: null, priceMaxFen: null, leadTimeDays: null, filings: [] },
    ...{ firstVersion: false, teamSize: null, source: null, externalId: null },
  };
}
