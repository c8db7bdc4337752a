import { z } from 'zod';
import { fen, fileName, line, text } from '../../platform/schemas.js';

export const bidStates = [
  'draft',
  'sealed',
  'needs_reconfirm',
  'opened',
  'compliant',
  'defect_window',
  'scored',
  'ranked',
  'awarded',
  'not_awarded',
  'disqualified',
  'withdrawn',
] as const;
export type BidState = (typeof bidStates)[number];

export const memberStates = ['lead', 'invited', 'consented', 'declined', 'left'] as const;
export type MemberState = (typeof memberStates)[number];
/** Partners beside the lead. */
export const partnerLimit = 4;

export const reconfirmReasons = ['scenario-changed', 'member-left'] as const;
export type ReconfirmReason = (typeof reconfirmReasons)[number];

/** What may be named as a defect after the opening: papers, while no price is open; never technique, nothing of a price. */
export const paperFields = ['certificate-file', 'signed-form', 'authorisation-letter'] as const;
/** Defects on record: a price's tax flag could be named before, with the price already read. */
export const defectFields = [...paperFields, 'price-tax-flag'] as const;
export type DefectField = (typeof defectFields)[number];
/** Hours a bidder has for it. */
export const defectHours = 24;

/** Why a bid is out; `other` needs a note. `unreadable` and `defect-uncured` are found by rule. */
export const disqualifyReasons = [
  'unreadable',
  'defect-uncured',
  'must-unmet',
  'false-statement',
  'collusion',
  'not-eligible',
  'suspended',
  'late-evidence',
  'other',
] as const;
export type DisqualifyReason = (typeof disqualifyReasons)[number];
export const endReasons = [...disqualifyReasons, 'not-reconfirmed', 'by-bidder'] as const;
export type EndReason = (typeof endReasons)[number];

export const answerValues = ['meets', 'partly', 'exceeds', 'no'] as const;
export const fileTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
] as const;
export const maxFileBytes = 50 * 1024 * 1024;
export const maxFiles = 10;

/** `must-0` is the first of the scenario's musts, `nice-0` the first of its wishes, as published. */
const requirement = z.string().regex(/^(must|nice)-\d{1,2}$/);

const unique = <T>(list: readonly T[], key: (item: T) => unknown) =>
  new Set(list.map(key)).size === list.length;

/** Technique, as a bidder writes it. Everything may still be empty; what is missing is said by the check. */
export const techniqueInput = z
  .strictObject({
    summary: text(0, 2000).describe('应答概述'),
    approach: text(0, 10_000).describe('技术路线与实施方法'),
    answers: z
      .array(
        z
          .strictObject({
            requirement: requirement.describe('must-序号 或 nice-序号，对应场景公布的要求'),
            answer: z.enum(answerValues),
            text: text(0, 2000).describe('如何满足，依据是什么'),
          })
          .meta({ id: 'BidAnswerInput' }),
      )
      .max(24)
      .refine((list) => unique(list, (one) => one.requirement), { error: '不能重复 / no repeats' })
      .describe('逐条应答'),
    plan: z
      .array(
        z
          .strictObject({
            title: line(0, 120),
            weeks: z.int().min(1).max(260),
            deliverable: text(0, 500),
          })
          .meta({ id: 'BidPlanStepInput' }),
      )
      .max(20)
      .describe('实施计划'),
    team: z
      .array(
        z
          .strictObject({ role: line(0, 60), experience: text(0, 500) })
          .meta({ id: 'BidTeamRoleInput' }),
      )
      .max(20)
      .describe('团队：角色与经验，不写姓名'),
  })
  .meta({ id: 'BidTechniqueInput' });
export type TechniqueInput = z.output<typeof techniqueInput>;

/** The price, kept apart from technique in everything. */
export const priceInput = z
  .strictObject({
    amountFen: fen.nullable().describe('总价（分）'),
    currency: z.literal('CNY'),
    taxIncluded: z.boolean().nullable().describe('是否含税'),
    items: z
      .array(
        z.strictObject({ title: line(0, 120), amountFen: fen }).meta({ id: 'BidPriceItemInput' }),
      )
      .max(50)
      .describe('分项报价；合计须等于总价'),
    validDays: z.int().min(1).max(730).nullable().describe('报价有效期（天）'),
  })
  .meta({ id: 'BidPriceInput' });
export type PriceInput = z.output<typeof priceInput>;

/** What a file is for: the draft it is sealed with, a paper that was missing, the evidence of a proof of concept. */
export const filePurposes = ['draft', 'cure', 'proof'] as const;
export type FilePurpose = (typeof filePurposes)[number];

export const bidFile = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.string(),
    size: z.int(),
    sha256: z.string(),
  })
  .meta({ id: 'BidFileHead' });
export type BidFileHead = z.output<typeof bidFile>;

/** The JSON parts of the two envelopes, as they come out at the opening. */
export const techniqueHeader = z.strictObject({
  technique: techniqueInput,
  files: z
    .array(
      z.strictObject({
        id: z.uuid(),
        name: fileName,
        type: z.enum(fileTypes),
        size: z.int().min(1).max(maxFileBytes),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(maxFiles)
    .refine((list) => unique(list, (one) => one.id)),
});
export const priceHeader = z.strictObject({
  price: priceInput.extend({ amountFen: fen, taxIncluded: z.boolean() }),
});

export interface BidTechnique extends TechniqueInput {
  readonly files: readonly BidFileHead[];
}
export type BidPrice = z.output<typeof priceHeader>['price'];

export interface DraftContent {
  readonly technique: TechniqueInput;
  readonly price: PriceInput;
}

/** What an empty draft holds. */
export const emptyDraft = (): DraftContent => ({
  technique: { summary: '', approach: '', answers: [], plan: [], team: [] },
  price: { amountFen: null, currency: 'CNY', taxIncluded: null, items: [], validDays: null },
});
