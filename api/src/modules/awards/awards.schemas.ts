import { z } from 'zod';
import { id, text, timeOut } from '../../platform/schemas.js';
import { draftFile } from '../bids/bids.reads.js';
import { provisionalYear } from '../calendar/calendar.reads.js';
import { awardKinds, awardStages, unsuitableReasons } from './award-choice.js';
import { awardActions, awardStates } from './award.lifecycle.js';
import { objectionEffects, objectionReasons } from './objection-rules.js';
import { objectionActions, objectionStates } from './objection.lifecycle.js';
import { proofStates } from './proof.lifecycle.js';
import { proofView } from './proofs.schemas.js';
import { proofDays } from './standstill.js';

export const proposeAward = z
  .strictObject({
    stage: z.enum(awardStages).default('final').describe('进入验证，或最终结果'),
    kind: z.enum(['award', 'none_suitable']),
    bidIds: z.array(id).max(200).default([]).describe('按名次选择，不能跳过'),
    reason: z.enum(unsuitableReasons).nullable().default(null),
    note: text(0, 1000).default('').describe('公开说明'),
    proofDays: z
      .int()
      .min(proofDays.min)
      .max(proofDays.max)
      .nullable()
      .default(null)
      .describe('验证期限，工作日'),
  })
  .meta({ id: 'ProposeAward' });
export type ProposeAward = z.output<typeof proposeAward>;

export const fileObjection = z
  .strictObject({
    reason: z.enum(objectionReasons),
    criterionId: z.string().max(20).nullable().default(null),
    body: text(10, 4000).describe('事实和依据'),
  })
  .meta({ id: 'FileObjection' });
export type FileObjection = z.output<typeof fileObjection>;

export const answerObjection = z
  .strictObject({
    decision: z.enum(['uphold', 'reject']),
    answer: text(10, 4000).describe('答复及理由，异议方可见'),
    effect: z.enum(objectionEffects).nullable().default(null),
    parts: z.array(z.string().max(20)).max(15).default([]).describe('重新评分的标准'),
  })
  .meta({ id: 'AnswerObjection' });
export type AnswerObjection = z.output<typeof answerObjection>;

export const writeFeedback = z
  .strictObject({ strengths: text(0, 2000), improvements: text(0, 2000) })
  .meta({ id: 'WriteFeedback' });
export type WriteFeedback = z.output<typeof writeFeedback>;

const scored = { score: z.int(), full: z.int() };
const placed = {
  ...scored,
  best: z.int().nullable(),
  median: z.int().nullable(),
  lowest: z.int().nullable(),
};
const withheld = z.boolean().describe('有效应答不足 3 家：分布等于对手的得分，不提供');
export const feedbackContent = z
  .object({
    bidId: id,
    rank: z.int().nullable().describe('未达门槛时为空'),
    bids: z.int(),
    passed: z.boolean(),
    total: z.int().describe('万分之一分；1000000 为满分'),
    withheld,
    totals: z.array(z.int()).describe('所有有效应答的总分，不署名'),
    criteria: z.array(z.object({ criterionId: z.string(), title: z.string(), ...placed })),
    price: z.object(scored).nullable(),
    strengths: z.string(),
    improvements: z.string(),
    publisher: z.object({ strengths: z.string(), improvements: z.string() }),
  })
  .meta({ id: 'FeedbackContent' });

/** An objection as its two sides read it; reviewers and auditors as well. */
export const objectionView = z
  .object({
    id,
    bidId: id,
    organisation: z.string(),
    reason: z.enum(objectionReasons),
    criterionId: z.string().nullable(),
    body: z.string(),
    filedAt: timeOut,
    ...{ dueAt: timeOut.nullable(), provisionalYear },
    overdue: z.boolean(),
    state: z.enum(objectionStates),
    answer: z.string(),
    effect: z.enum(objectionEffects).nullable(),
    parts: z.array(z.string()),
    answeredAt: timeOut.nullable(),
    actions: z.array(z.enum(objectionActions)),
  })
  .meta({ id: 'ObjectionView' });
export type ObjectionView = z.input<typeof objectionView>;

const bidder = {
  bidId: id,
  organisations: z.array(z.string()).describe('牵头方在前'),
  demo: z.boolean(),
};
const chosen = z
  .object({
    ...bidder,
    rank: z.int(),
    total: z.int(),
    techniqueScore: z.int().nullable().describe('分项得分只给本机构、发布方、审核员和监察'),
    priceScore: z.int().nullable(),
    criteria: z.array(z.object({ criterionId: z.string(), title: z.string(), score: z.int() })),
  })
  .meta({ id: 'ChosenBid' });

const decision = z
  .object({
    id,
    round: z.int(),
    stage: z.enum(awardStages),
    kind: z.enum(awardKinds),
    state: z.enum(awardStates),
    reason: z.string().nullable(),
    note: z.string(),
    announcedAt: timeOut,
    standstill: z
      .object({
        days: z.int(),
        until: timeOut.nullable(),
        ...{ unknownYear: z.int().nullable(), provisionalYear },
        phase: z.enum(['running', 'ended', 'uncounted']),
      })
      .nullable(),
    chosen: z.array(chosen),
    completedAt: timeOut.nullable(),
    returned: z
      .object({
        effect: z.enum(objectionEffects),
        parts: z.array(z.string()),
        namesKnown: z.boolean().describe('重新评分时，评审可从公示得知部分应答的名称'),
      })
      .nullable(),
    actions: z.array(z.enum(awardActions)),
  })
  .meta({ id: 'AwardDecision' });

export const distribution = z
  .object({
    bids: z.int(),
    withheld,
    totals: z.array(z.int()),
    criteria: z.array(
      z.object({ criterionId: z.string(), title: z.string(), scores: z.array(z.int()) }),
    ),
  })
  .meta({ id: 'ScoreDistribution' });

/** What everybody may know of the result of a scenario. */
export const scenarioResult = z
  .object({
    scenarioId: id,
    title: z.string(),
    state: z.string(),
    rule: z.object({ days: z.int(), objectionDays: z.int(), source: z.string() }),
    decisions: z.array(decision).describe('最新的在前'),
    distribution: distribution.nullable(),
    objections: z.array(
      z.object({
        reason: z.enum(objectionReasons),
        state: z.enum(objectionStates),
        filedAt: timeOut,
        answeredAt: timeOut.nullable(),
      }),
    ),
    proofs: z
      .object({
        ...{ until: timeOut.nullable(), provisionalYear },
        entrants: z.array(z.object({ ...bidder, state: z.enum(proofStates) })),
      })
      .nullable(),
    feedback: z
      .object({ valid: z.int(), given: z.int() })
      .nullable()
      .describe('反馈已给到几家；结果确定之后'),
    held: z
      .array(z.object({ steps: z.array(z.string()), from: timeOut, to: timeOut.nullable() }))
      .describe('监察暂停过的步骤，不含原因'),
    mine: z.array(id).describe('读者所在机构的应答'),
    actions: z.array(z.enum(['propose', 'complete', 'no-response', 'object'])),
  })
  .meta({ id: 'ScenarioResult' });
export type ScenarioResult = z.input<typeof scenarioResult>;

const deskBid = z.object({
  ...bidder,
  rank: z.int().nullable(),
  passed: z.boolean(),
  total: z.int(),
  techniqueScore: z.int(),
  priceScore: z.int().nullable(),
  eligible: z.boolean(),
  feedbackComplete: z.boolean(),
  strengths: z.string().describe('评审共识'),
  improvements: z.string(),
  words: z.object({ version: z.int(), strengths: z.string(), improvements: z.string() }),
});

/** The publisher's page of steps; reviewers and auditors read it. */
export const awardDesk = z
  .object({
    result: scenarioResult,
    procedure: z.object({
      takers: z.enum(['one', 'several']),
      proofFirst: z.boolean(),
    }),
    bids: z.array(deskBid),
    disqualified: z.int(),
    objections: z.array(objectionView),
    proofs: z.array(proofView),
    criteria: z.array(z.object({ criterionId: z.string(), title: z.string() })),
    waiting: z.array(z.string()).describe('还差什么才能确定结果：错误代码'),
  })
  .meta({ id: 'AwardDesk' });
export type AwardDesk = z.input<typeof awardDesk>;

/** A bidder's own page. */
export const bidFeedback = z
  .object({
    bidId: id,
    scenarioId: id,
    title: z.string(),
    publisher: z.string(),
    state: z.string(),
    disqualified: z.string().nullable().describe('取消资格的原因代码'),
    decision: z
      .object({
        kind: z.enum(awardKinds),
        stage: z.enum(awardStages),
        reason: z.string().nullable(),
        final: z.boolean(),
      })
      .nullable(),
    chosen: z.boolean(),
    feedback: feedbackContent.nullable(),
    givenAt: timeOut.nullable(),
    objections: z.array(objectionView),
    proof: proofView.nullable(),
    uploads: z.array(draftFile).describe('已上传的证据文件，含尚未提交的'),
    targets: z.array(
      z.object({ name: z.string(), value: z.number().nullable(), unit: z.string() }),
    ),
    criteria: z.array(z.object({ criterionId: z.string(), title: z.string() })),
    ...{ standstillUntil: timeOut.nullable(), provisionalYear },
    actions: z.array(z.enum(['object', 'submit-proof'])),
  })
  .meta({ id: 'BidFeedback' });
export type BidFeedbackPage = z.input<typeof bidFeedback>;

/** The publisher's own words as they are kept. */
export const feedbackWords = z
  .object({ version: z.int(), strengths: z.string(), improvements: z.string() })
  .meta({ id: 'FeedbackWords' });
