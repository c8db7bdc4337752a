import { z } from 'zod';
import { page } from '../../platform/http/pagination.js';
import { timeOut } from '../../platform/schemas.js';
import {
  dataGrades,
  exitReasons,
  procedures,
  resourceKinds,
  scenarioStates,
  sizeClasses,
} from './scenario-fields.schemas.js';

export const scenarioActions = [
  'edit',
  'elaborate',
  'submit',
  'return',
  'approve',
  'decline',
  'publish',
  'close',
  'withdraw',
  'cancel',
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
};
/** One entry of the public list. */
export const scenarioCard = z.object(listed).meta({ id: 'ScenarioCard' });
export type ScenarioCard = z.input<typeof scenarioCard>;

const actions = z.array(z.enum(scenarioActions)).meta({ id: 'ScenarioActions' });

/** One entry of a publisher's own desk or of the review queue. */
export const scenarioOwn = z
  .object({
    ...listed,
    version: z.int(),
    completeness: z.int().min(0).max(100),
    submittedAt: timeOut.nullable(),
    updatedAt: timeOut,
    actions,
  })
  .meta({ id: 'OwnScenario' });
export type ScenarioOwn = z.input<typeof scenarioOwn>;

const review = z
  .object({
    decision: z.enum(['approve', 'return', 'decline']),
    comments: z.array(z.object({ pointer: z.string(), text: z.string() })),
    note: z.string(),
    at: timeOut,
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
    ...contentOut,
    publishedAt: timeOut.nullable(),
    publishedVersion: z.int().describe('已公布的版本号；0 为尚未公布'),
    closedEarlyNote: z.string().nullable(),
    exit: z
      .object({ reason: z.enum(exitReasons), note: z.string().nullable(), at: timeOut })
      .nullable()
      .describe('撤回或终止；理由代码公开，说明仅发布方与审核方可见'),
    actions,
    submittedAt: timeOut.nullable(),
    updatedAt: timeOut.nullable(),
    review: review.nullable(),
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
    changes: z.array(
      z
        .object({ field: z.string(), before: anyValue, after: anyValue, material: z.boolean() })
        .meta({ id: 'FieldChange' }),
    ),
  })
  .meta({ id: 'ScenarioDiff' });

export const completeness = z
  .object({
    score: z.int().min(0).max(100),
    submittable: z.boolean(),
    missing: z.array(
      z
        .object({
          pointer: z.string(),
          required: z.boolean(),
          points: z.int(),
          advice: z.string().describe('one line in the reader’s language'),
        })
        .meta({ id: 'CompletenessAdvice' }),
    ),
  })
  .meta({ id: 'ScenarioCompleteness' });

export const nearDuplicates = z
  .object({
    items: z.array(
      z
        .object({
          id: z.uuid(),
          title: z.string(),
          organisationName: z.string(),
          state: z.enum(scenarioStates),
          similarity: z.number().min(0).max(1),
        })
        .meta({ id: 'NearDuplicate' }),
    ),
  })
  .meta({ id: 'NearDuplicates' });
