import { z } from 'zod';
import { page } from '../../platform/http/pagination.js';
import { timeOut } from '../../platform/schemas.js';
import { provisionalYear } from '../calendar/calendar.reads.js';
import {
  dataGrades,
  exitReasons,
  outcomeReasons,
  procedures,
  resourceKinds,
  scenarioStates,
  signoffFindings,
  sizeClasses,
  takerCounts,
} from './scenario-fields.schemas.js';
import { reviewDesks } from './scenario-review-rules.js';

export const scenarioActions = [
  'announce',
  'edit',
  'elaborate',
  'sign-off',
  'submit',
  'recall',
  'sign',
  'return',
  'approve',
  'decline',
  'schedule',
  'unschedule',
  'publish',
  'close',
  'withdraw',
  'cancel',
  // Steps of the modules above (ScenarioOutcomes); nobody is offered them.
  'begin-evaluation',
  'begin-standstill',
  'resume-evaluation',
  'award',
  'none-suitable',
  'no-response',
] as const;
export type ScenarioAction = (typeof scenarioActions)[number];

const figure = z
  .object({
    name: z.string(),
    value: z.number().nullable(),
    unit: z.string(),
    note: z.string().optional(),
  })
  .meta({ id: 'ScenarioFigure' });

const resource = z
  .object({
    kind: z.enum(resourceKinds),
    description: z.string(),
    dataGrade: z.enum(dataGrades).nullable(),
  })
  .meta({ id: 'ScenarioResource' });

const sourceOut = z
  .object({ title: z.string(), url: z.string().nullable(), licence: z.string().nullable() })
  .meta({ id: 'Source' });

const codeList = z.array(z.string());

/** The public content of a scenario: what a version freezes, what matching and search may read. */
const contentOut = {
  title: z.string(),
  summary: z.string(),
  problem: z.string(),
  baseline: z.array(figure),
  target: z.array(figure),
  sectors: codeList,
  technologies: codeList,
  districts: codeList,
  park: z.string().nullable(),
  sizeClass: z.enum(sizeClasses).nullable(),
  resources: z.array(resource),
  cooperationModes: codeList,
  procedure: z.enum(procedures).nullable(),
  takers: z.enum(takerCounts).nullable(),
  proofOfConcept: z.string().nullable(),
  procurementUrl: z.string().nullable(),
  procurementNo: z.string().nullable(),
  budgetMinFen: z.int().nullable(),
  budgetMaxFen: z.int().nullable(),
  currency: z.literal('CNY'),
  smeReserved: z.boolean().nullable(),
  constraints: codeList,
  mustHave: z.array(z.string()),
  niceToHave: z.array(z.string()),
  firstUse: z.boolean(),
  expectedStart: z.string().nullable(),
  deadline: timeOut.nullable(),
  acceptanceTest: z.string().nullable(),
  source: sourceOut.nullable(),
  externalId: z.string().nullable(),
};
export const scenarioContent = z.object(contentOut).meta({ id: 'ScenarioContent' });

const actions = z.array(z.enum(scenarioActions)).meta({ id: 'ScenarioActions' });

const publisher = z
  .object({ id: z.uuid(), name: z.string(), kind: z.string(), demo: z.boolean() })
  .meta({ id: 'ScenarioPublisher' });

const listed = {
  id: z.uuid(),
  state: z.enum(scenarioStates),
  demo: z.boolean(),
  organisation: publisher,
  publishedAt: timeOut.nullable(),
  title: z.string(),
  summary: z.string(),
  sectors: codeList,
  technologies: codeList,
  districts: codeList,
  park: z.string().nullable(),
  sizeClass: z.enum(sizeClasses).nullable(),
  procedure: z.enum(procedures).nullable(),
  cooperationModes: codeList,
  constraints: codeList,
  firstUse: z.boolean(),
  smeReserved: z.boolean().nullable(),
  budgetMinFen: z.int().nullable(),
  budgetMaxFen: z.int().nullable(),
  currency: z.literal('CNY'),
  expectedStart: z.string().nullable(),
  deadline: timeOut.nullable(),
  source: sourceOut.nullable(),
  actions,
};
/** One entry of the public list; `actions` are empty for visitors. */
export const scenarioCard = z.object(listed).meta({ id: 'ScenarioCard' });
export type ScenarioCard = z.input<typeof scenarioCard>;

const reviewing = z
  .object({
    step: z.enum(['own', 'platform']).describe('待本机构签发，或待平台审核'),
    of: z.enum(['intent', 'scenario']).describe('送审的是早期意向，还是正式场景'),
    desk: z.enum(reviewDesks).nullable(),
    due: timeOut.nullable().describe('平台审核期限；该年工作日未录入时为空'),
    ...{ provisionalYear, overdue: z.boolean() },
    claimedBy: z.string().nullable().describe('正在处理的审核员，仅审核员可见'),
    claimedByMe: z.boolean(),
  })
  .meta({ id: 'ScenarioReviewing' });

/** One entry of a publisher's own desk or of the review queue. */
export const scenarioOwn = z
  .object({
    ...listed,
    version: z.int(),
    completeness: z.int().min(0).max(100),
    submittedAt: timeOut.nullable(),
    reviewing: reviewing.nullable(),
    updatedAt: timeOut,
  })
  .meta({ id: 'OwnScenario' });
export type ScenarioOwn = z.input<typeof scenarioOwn>;

const signoff = z
  .object({
    name: z.string().nullable(),
    post: z.string(),
    finding: z.enum(signoffFindings),
    at: timeOut,
    current: z.boolean().describe('签署的正是现在的内容；其后改过则须重新签署'),
  })
  .meta({ id: 'ScenarioSignoff' });

/** What waits at each review desk. */
export const reviewWorkload = z
  .object({
    items: z.array(
      z
        .object({
          desk: z.enum(reviewDesks),
          waiting: z.int(),
          overdue: z.int(),
          claimed: z.int(),
        })
        .meta({ id: 'DeskWorkload' }),
    ),
    total: z.int(),
  })
  .meta({ id: 'ReviewWorkload' });

const review = z
  .object({
    step: z.enum(['own', 'platform']),
    decision: z.enum(['approve', 'return', 'decline']),
    comments: z.array(z.object({ pointer: z.string(), text: z.string() })),
    note: z.string(),
    at: timeOut,
    desk: z.enum(reviewDesks).nullable(),
    acting: z.boolean().describe('由其他席位的审核员代为办理'),
  })
  .meta({ id: 'ScenarioReview' });

const contact = z
  .object({
    role: z.string().nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'ScenarioContact' });

/**
 * One scenario. Visitors get `view: public` with the last three parts null; the publisher's people get
 * the contact; publisher, reviewers and matchmakers get the last review.
 * `version` stands before every nested value: the ETag is made from it.
 */
export const scenarioDetail = z
  .object({
    id: z.uuid(),
    version: z.int(),
    state: z.enum(scenarioStates),
    view: z.enum(['public', 'publisher', 'reviewer', 'matchmaker']),
    demo: z.boolean(),
    organisation: publisher,
    organisationState: z
      .enum(['pending', 'approved', 'rejected', 'suspended'])
      .describe('发布机构的状态；被暂停的，仅其成员和审核方可见'),
    ...contentOut,
    publishedAt: timeOut.nullable(),
    publishedVersion: z.int().describe('已公布的版本号；0 为尚未公布'),
    preparing: z
      .boolean()
      .describe('发布方正在把早期意向完善为正式场景；公众看到的仍是公布意向时的内容'),
    closedEarlyNote: z.string().nullable(),
    exit: z
      .object({
        reason: z.enum([...exitReasons, ...outcomeReasons]),
        note: z.string().nullable(),
        at: timeOut,
      })
      .nullable()
      .describe('撤回、终止、无人应答或无合适者；理由代码公开，说明仅发布方与审核方可见'),
    actions,
    submittedAt: timeOut.nullable(),
    updatedAt: timeOut.nullable(),
    review: review.nullable(),
    reviewing: reviewing.nullable().describe('审核中的场景：在哪一步、由谁、到何时'),
    signoff: signoff.nullable().describe('保密审查，仅发布方与审核方可见'),
    publishAt: timeOut.nullable().describe('定时公布的时间'),
    contact: contact.nullable(),
  })
  .meta({ id: 'ScenarioDetail' });
export type ScenarioDetail = z.input<typeof scenarioDetail>;

const versionHead = {
  n: z.int(),
  at: timeOut,
  /** Fields that differ from the version before; empty for the first. */
  fields: z.array(z.string()),
  material: z.boolean(),
  movedDays: z
    .int()
    .nullable()
    .describe('截止时间按规则顺延：重大变更后至少保留的工作日数；未顺延为空'),
  hash: z.string().describe('SHA-256 of the frozen content in canonical JSON'),
};
export const scenarioVersion = z
  .object({ ...versionHead, content: scenarioContent })
  .meta({ id: 'ScenarioVersion' });
export const versionPage = page(
  z.object(versionHead).meta({ id: 'ScenarioVersionHead' }),
  'ScenarioVersionPage',
);

const anyValue = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.unknown()),
    z.record(z.string(), z.unknown()),
  ])
  .nullable();
export const scenarioDiff = z
  .object({
    from: z.int(),
    to: z.int(),
    material: z.boolean(),
    ...{ movedDays: z.int().nullable(), provisionalYear },
    changes: z.array(
      z
        .object({ field: z.string(), before: anyValue, after: anyValue, material: z.boolean() })
        .meta({ id: 'FieldChange' }),
    ),
  })
  .meta({ id: 'ScenarioDiff' });

/** A mail text in the reader's language, of public facts only. */
export const changeNotice = z
  .object({ subject: z.string(), text: z.string() })
  .meta({ id: 'ChangeNotice' });
