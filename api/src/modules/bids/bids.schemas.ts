import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { fileName, id, timeOut } from '../../platform/schemas.js';
import { scenarioStates } from '../scenarios/scenarios.reads.js';
import {
  answerValues,
  bidFile,
  bidStates,
  defectFields,
  endReasons,
  filePurposes,
  maxFileBytes,
  memberStates,
  paperFields,
  priceInput,
  reconfirmReasons,
  techniqueInput,
} from './bid-fields.schemas.js';
import { bidActions } from './bid.lifecycle.js';
import { memberActions } from './consortium.lifecycle.js';

export const draftBid = z
  .strictObject({
    scenarioId: id,
    organisationId: id.optional().describe('以哪个机构应答；只有一个机构时可省略'),
  })
  .meta({ id: 'DraftBid' });
export type DraftBid = z.output<typeof draftBid>;

/** Only what is given is replaced: technique and price each as a whole. */
export const editBid = z
  .strictObject({
    technique: techniqueInput.partial().optional(),
    price: priceInput.partial().optional(),
  })
  .meta({ id: 'EditBid' });
export type EditBid = z.output<typeof editBid>;

export const inviteMember = z.strictObject({ organisationId: id }).meta({ id: 'InviteMember' });
export type InviteMember = z.output<typeof inviteMember>;

export const reconfirmBid = z
  .strictObject({ scenarioVersion: z.int().min(1).describe('已阅读的场景版本号') })
  .meta({ id: 'ReconfirmBid' });
export type ReconfirmBid = z.output<typeof reconfirmBid>;

const member = z
  .object({
    organisationId: z.uuid(),
    name: z.string(),
    state: z.enum(memberStates),
    actions: z.array(z.enum(memberActions)),
  })
  .meta({ id: 'BidMember' });

const techniqueOut = z
  .object({
    summary: z.string(),
    approach: z.string(),
    answers: z.array(
      z
        .object({ requirement: z.string(), answer: z.enum(answerValues), text: z.string() })
        .meta({ id: 'BidAnswer' }),
    ),
    plan: z.array(
      z
        .object({ title: z.string(), weeks: z.int(), deliverable: z.string() })
        .meta({ id: 'BidPlanStep' }),
    ),
    team: z.array(
      z.object({ role: z.string(), experience: z.string() }).meta({ id: 'BidTeamRole' }),
    ),
  })
  .meta({ id: 'BidTechnique' });
const priceOut = z
  .object({
    amountFen: z.int().nullable(),
    currency: z.literal('CNY'),
    taxIncluded: z.boolean().nullable(),
    items: z.array(
      z.object({ title: z.string(), amountFen: z.int() }).meta({ id: 'BidPriceItem' }),
    ),
    validDays: z.int().nullable(),
  })
  .meta({ id: 'BidPrice' });

/** A file of a draft or a cure; `received` are the chunks that have arrived, so that an upload can go on. */
export const draftFile = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.string().nullable().describe('按内容识别，传完之前为空'),
    size: z.int(),
    sha256: z.string().nullable(),
    complete: z.boolean(),
    received: z.array(z.int()),
    chunkBytes: z.int(),
    purpose: z.enum(filePurposes),
    actions: z.array(z.enum(['upload', 'remove'])),
  })
  .meta({ id: 'BidDraftFile' });
export type DraftFile = z.input<typeof draftFile>;

export const addFile = z
  .strictObject({
    name: fileName,
    size: z.int().min(1).max(maxFileBytes),
    purpose: z.enum(filePurposes).default('draft'),
  })
  .meta({ id: 'AddBidFile' });
export type AddFile = z.output<typeof addFile>;

const receiptHead = z
  .object({
    version: z.int(),
    hash: z.string(),
    sealedAt: timeOut,
    supersededAt: timeOut.nullable(),
  })
  .meta({ id: 'BidReceiptHead' });

const defect = z
  .object({
    field: z.enum(defectFields),
    note: z.string(),
    foundAt: timeOut,
    dueAt: timeOut,
    curedAt: timeOut.nullable(),
    fileId: z.uuid().nullable(),
    taxIncluded: z.boolean().nullable(),
  })
  .meta({ id: 'BidDefect' });
export type Defect = z.input<typeof defect>;

/** A bid as one of its own people sees it. */
export const bid = z
  .object({
    id: z.uuid(),
    version: z.int(),
    state: z.enum(bidStates),
    demo: z.boolean(),
    scenario: z
      .object({
        scenarioId: z.uuid(),
        title: z.string(),
        state: z.enum(scenarioStates),
        publishedVersion: z.int(),
        deadline: timeOut.nullable(),
      })
      .meta({ id: 'BidScenario' }),
    scenarioVersion: z.int().describe('起草、密封或确认时所依据的场景版本'),
    leadId: z.uuid(),
    members: z.array(member).describe('牵头方在前'),
    sealedVersion: z.int().describe('最后一次密封的版本号；0 为尚未密封'),
    receipts: z.array(receiptHead).describe('最新的在前；被替换的仍保留'),
    reconfirm: z.enum(reconfirmReasons).nullable().describe('为何须重新确认'),
    contested: z
      .object({ since: timeOut, due: timeOut })
      .meta({ id: 'BidContest' })
      .nullable()
      .describe('开标人员称无法解开、尚未证实：保持密封，届时仍无人解开则出局'),
    ended: z
      .object({ reason: z.enum(endReasons), note: z.string().nullable(), at: timeOut })
      .meta({ id: 'BidEnd' })
      .nullable(),
    draft: z
      .object({
        technique: techniqueOut,
        price: priceOut.nullable().describe('只有牵头方能读；联合体伙伴为空'),
        files: z.array(draftFile),
        updatedAt: timeOut,
      })
      .meta({ id: 'BidDraft' })
      .nullable()
      .describe('正在编辑的草稿；密封时销毁'),
    opened: z
      .object({
        technique: techniqueOut,
        files: z.array(bidFile),
        price: priceOut.nullable(),
        openedAt: timeOut,
        priceOpenedAt: timeOut.nullable(),
      })
      .meta({ id: 'OpenedBidContent' })
      .nullable()
      .describe('开标之后的内容'),
    defects: z.array(defect),
    actions: z.array(z.enum(bidActions)),
  })
  .meta({ id: 'Bid' });
export type Bid = z.input<typeof bid>;

/** What a step answers: no content, because answers of POSTs are kept for a day for their repetition. */
export const bidHead = bid.omit({ draft: true, opened: true }).meta({ id: 'BidHead' });
export type BidHead = z.input<typeof bidHead>;

export const ownBid = z
  .object({
    id: z.uuid(),
    state: z.enum(bidStates),
    demo: z.boolean(),
    scenarioId: z.uuid(),
    scenarioTitle: z.string(),
    scenarioState: z.enum(scenarioStates),
    deadline: timeOut.nullable(),
    leadId: z.uuid(),
    leadName: z.string(),
    membership: z.enum(memberStates).describe('读者所在机构在这份应答中的身份'),
    sealedVersion: z.int(),
    hasDraft: z.boolean(),
    updatedAt: timeOut,
    actions: z.array(z.enum(bidActions)),
  })
  .meta({ id: 'OwnBid' });
export type OwnBid = z.input<typeof ownBid>;
export const ownBidPage = page(ownBid, 'OwnBidPage');
export const ownBidsQuery = pageQuery;
export type OwnBidsQuery = z.output<typeof ownBidsQuery>;

export const bands = ['fewer-than-3', '3-or-more'] as const;

/** What anybody may know of the bids on a scenario. */
export const bidding = z
  .object({
    scenarioId: z.uuid(),
    takesBids: z.boolean().describe('是否以密封应答方式推进'),
    open: z.boolean(),
    deadline: timeOut.nullable(),
    now: timeOut.describe('服务器时间；倒计时以此为准，不看读者的钟'),
    band: z
      .enum(bands)
      .nullable()
      .describe('截止之前一律为空；截止至开标之间只给出区间；开标后见开标记录'),
    officersNamed: z.boolean().describe('开标人员是否就位；未就位时不能密封'),
    rules: z
      .object({
        threshold: z.int(),
        partners: z.int(),
        maxFiles: z.int(),
        maxFileBytes: z.int(),
        defectHours: z.int(),
        defectFields: z.array(z.enum(paperFields)),
        unconfirmed: z
          .literal('withdrawn')
          .describe('重大变更后截止前未重新确认的应答，按撤回处理，不开启'),
      })
      .meta({ id: 'BiddingRules' }),
    myBidId: z.uuid().nullable(),
    actions: z.array(z.enum(['draft'])),
  })
  .meta({ id: 'Bidding' });

export const checkCodes = [
  'summary-missing',
  'approach-missing',
  'must-unanswered',
  'plan-missing',
  'team-missing',
  'price-missing',
  'price-tax-missing',
  'price-validity-missing',
  'price-items-differ',
  'file-unfinished',
  'consent-missing',
  'member-left',
  'officers-missing',
  'scenario-changed',
  'must-not-met',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** What is missing before sealing. `blocks: false` is advice. */
export const bidCheck = z
  .object({
    complete: z.boolean(),
    items: z.array(
      z
        .object({
          code: z.enum(checkCodes),
          pointer: z.string(),
          message: z.string(),
          blocks: z.boolean(),
        })
        .meta({ id: 'BidCheckItem' }),
    ),
  })
  .meta({ id: 'BidCheck' });
export type BidCheck = z.input<typeof bidCheck>;
