import { z } from 'zod';
import { id, text, timeOut } from '../../platform/schemas.js';
import { provisionalYear } from '../calendar/calendar.reads.js';
import { criteria } from './criteria.schemas.js';
import {
  evaluationActions,
  evaluationStates,
  memberActions,
  memberStates,
} from './evaluation.lifecycle.js';

/** Ties an evaluator may disclose; the first three leave no room for a decision. */
export const conflictKinds = [
  ...(['employed', 'family', 'financial'] as const),
  ...(['former-colleague', 'advisor', 'supervised', 'other'] as const),
] as const;
export type ConflictKind = (typeof conflictKinds)[number];
export const hardKinds: ReadonlySet<string> = new Set<ConflictKind>([
  'employed',
  'family',
  'financial',
]);

/** What the platform finds by itself. */
export const foundKinds = [
  ...(['same-organisation', 'earlier-employer', 'shared-consortium'] as const),
  ...(['opening-officer', 'matchmaker', 'names-read'] as const),
] as const;
export type FoundKind = (typeof foundKinds)[number];

export const exclusionReasons = ['conflict', 'unavailable', 'misconduct', 'erased'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number] | FoundKind;

export const nameMember = z
  .strictObject({ userId: id, chair: z.boolean().default(false) })
  .meta({ id: 'NameEvaluator' });
export type NameMember = z.infer<typeof nameMember>;

export const declareConflicts = z
  .strictObject({
    /** Has none: said in so many words, never by leaving a list empty. */
    none: z.boolean(),
    conflicts: z
      .array(
        z.strictObject({
          organisationId: id.nullable(),
          kind: z.enum(conflictKinds),
          note: text(2, 500),
        }),
      )
      .max(20)
      .default([]),
  })
  .meta({ id: 'DeclareConflicts' });
export type DeclareConflicts = z.infer<typeof declareConflicts>;

export const decideConflict = z
  .strictObject({ decision: z.enum(['clear', 'exclude']) })
  .meta({ id: 'DecideConflict' });
export type DecideConflict = z.infer<typeof decideConflict>;

export const excludeMember = z
  .strictObject({ reason: z.enum(['conflict', 'unavailable', 'misconduct']) })
  .meta({ id: 'ExcludeEvaluator' });
export type ExcludeMember = z.infer<typeof excludeMember>;

const key = z.string().max(20);
const given = z.strictObject({ value: z.int().nullable(), note: text(0, 1000).default('') });
/** bid → criterion → what was given. */
const givenScores = z.record(id, z.record(key, given));
export type GivenScores = z.output<typeof givenScores>;
export const saveSheet = z.strictObject({ scores: givenScores }).meta({ id: 'SaveScoreSheet' });
export type SaveSheet = z.infer<typeof saveSheet>;

const agreed = z.strictObject({ value: z.int().nullable(), reason: text(0, 1000).default('') });
const aboutBid = z.strictObject({
  strengths: text(0, 2000).default(''),
  improvements: text(0, 2000).default(''),
  scores: z.record(key, agreed).default({}),
});
const consensusBody = z.record(id, aboutBid);
export type Consensus = z.output<typeof consensusBody>;
export const writeConsensus = z
  .strictObject({ bids: consensusBody })
  .meta({ id: 'WriteConsensus' });
export type WriteConsensus = z.infer<typeof writeConsensus>;
export const confirmConsensus = z
  .strictObject({ hash: z.string().max(64) })
  .meta({ id: 'ConfirmConsensus' });
export type ConfirmConsensus = z.infer<typeof confirmConsensus>;

const conflictView = z.object({
  organisation: z.string().nullable(),
  kind: z.string(),
  source: z.enum(['automatic', 'declared']),
  hard: z.boolean(),
  note: z.string(),
});

const memberView = z
  .object({
    no: z.int(),
    name: z.string(),
    me: z.boolean(),
    chair: z.boolean(),
    state: z.enum(memberStates),
    excludedReason: z.string().nullable(),
    locked: z.boolean(),
    confirmed: z.boolean(),
    conflicts: z.array(conflictView).describe('申报内容只给组长、审核员和本人'),
    actions: z.array(z.enum(memberActions)),
  })
  .meta({ id: 'PanelMember' });

export const evaluationView = z
  .object({
    version: z.int(),
    scenarioId: id,
    title: z.string(),
    organisation: z.string(),
    demo: z.boolean(),
    scenarioState: z.string(),
    state: z.enum(evaluationStates),
    since: timeOut,
    dueAt: timeOut.nullable(),
    provisionalYear,
    overdue: z.boolean(),
    blocked: z.string().nullable().describe('评审不能继续的原因'),
    bids: z.int().describe('可评审的应答数；技术部分开启前为 0'),
    parties: z
      .array(z.object({ id, name: z.string() }).meta({ id: 'BiddingOrganisation' }))
      .describe('应答机构名单（不说明哪份应答是谁的），供申报利益关系'),
    members: z.array(memberView),
    reopened: z.array(z.string()).describe('异议成立后须重新评分的标准'),
    relations: z.array(z.string()),
    actions: z.array(z.enum(evaluationActions)),
  })
  .meta({ id: 'Evaluation' });
export type EvaluationView = z.input<typeof evaluationView>;

export const evaluatorChoices = z
  .object({
    items: z.array(
      z
        .object({ userId: id, name: z.string(), faults: z.array(z.string()) })
        .meta({ id: 'EvaluatorChoice' }),
    ),
  })
  .meta({ id: 'EvaluatorChoices' });

export const workList = z
  .object({
    items: z.array(
      z
        .object({
          scenarioId: id,
          title: z.string(),
          state: z.enum(evaluationStates),
          dueAt: timeOut.nullable(),
          provisionalYear,
          chair: z.boolean(),
          memberState: z.enum(memberStates),
          waitsForMe: z.boolean(),
          actions: z.array(z.enum(evaluationActions)),
        })
        .meta({ id: 'EvaluationTask' }),
    ),
  })
  .meta({ id: 'EvaluationTasks' });

const blindTechnique = z.object({
  summary: z.string(),
  approach: z.string(),
  answers: z.array(z.object({ requirement: z.string(), answer: z.string(), text: z.string() })),
  plan: z.array(z.object({ title: z.string(), weeks: z.number(), deliverable: z.string() })),
  team: z.array(z.object({ role: z.string(), experience: z.string() })),
  files: z.array(z.object({ id, name: z.string(), type: z.string(), size: z.int() })),
});

export const sheetView = z
  .object({
    version: z.int(),
    scenarioId: id,
    title: z.string(),
    state: z.enum(evaluationStates),
    dueAt: timeOut.nullable(),
    provisionalYear,
    lockedAt: timeOut.nullable(),
    criteria,
    reopened: z.array(z.string()),
    bids: z.array(
      z
        .object({
          bidId: id,
          number: z.int().describe('全组通用的匿名编号'),
          technique: blindTechnique,
          scores: z.record(z.string(), given),
        })
        .meta({ id: 'BlindBid' }),
    ),
    missing: z.int(),
    actions: z.array(z.enum(['save-sheet', 'lock-sheet'])),
  })
  .meta({ id: 'ScoreSheet' });
export type SheetView = z.input<typeof sheetView>;

export const consensusView = z
  .object({
    version: z.int(),
    scenarioId: id,
    title: z.string(),
    state: z.enum(evaluationStates),
    dueAt: timeOut.nullable(),
    provisionalYear,
    hash: z.string(),
    complete: z.boolean(),
    criteria,
    bids: z.array(
      z
        .object({
          bidId: id,
          number: z.int(),
          strengths: z.string(),
          improvements: z.string(),
          criteria: z.array(
            z.object({
              criterionId: z.string(),
              divergent: z.enum(['range', 'outlier']).nullable(),
              mean: z.int().describe('成员评分的平均（满分的万分之几）'),
              given: z.array(z.object({ no: z.int(), value: z.int(), note: z.string() })),
              agreed: agreed.nullable(),
            }),
          ),
        })
        .meta({ id: 'ConsensusBid' }),
    ),
    confirmed: z.array(z.int()),
    members: z.array(z.int()),
    mine: z.boolean().describe('本人已确认现有文本'),
    actions: z.array(z.enum(['write-consensus', 'confirm-consensus'])),
  })
  .meta({ id: 'EvaluationConsensus' });
export type ConsensusView = z.input<typeof consensusView>;

export const rankingView = z
  .object({
    scenarioId: id,
    title: z.string(),
    hash: z.string(),
    criteriaHash: z.string(),
    publishedAt: timeOut.nullable(),
    criteria,
    rows: z.array(
      z.object({
        bidId: id,
        number: z.int(),
        organisations: z
          .array(z.string())
          .describe('机构名称只给发布方、审核员、监察和评审小组，以及本机构'),
        mine: z.boolean(),
        rank: z.int().nullable(),
        total: z.int(),
        techniqueScore: z.int().nullable().describe('分项得分的读者同机构名称'),
        priceScore: z.int().nullable().describe('由他人的价格分可推算其报价'),
        amountFen: z.int().nullable(),
        passed: z.boolean(),
        tie: z.enum(['technique', 'price', 'lot']).nullable(),
        criteria: z.array(z.object({ criterionId: z.string(), score: z.int() })),
      }),
    ),
    actions: z.array(z.enum(['publish-ranking'])),
  })
  .meta({ id: 'EvaluationRanking' });
export type RankingView = z.input<typeof rankingView>;
