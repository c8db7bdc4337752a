import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { csv, id, line, text, time } from '../../platform/schemas.js';
import {
  code,
  exitReasons,
  procedures,
  scenarioInput,
  scenarioStates,
  signoffFindings,
  sizeClasses,
} from './scenario-fields.schemas.js';
import { reviewDesks } from './scenario-review-rules.js';
import { scenarioCard, scenarioOwn } from './scenario-answers.schemas.js';

export const createScenario = scenarioInput
  .extend({ organisationId: id })
  .meta({ id: 'CreateScenario' });
export type CreateScenario = z.output<typeof createScenario>;

export const editScenario = scenarioInput.meta({ id: 'EditScenario' });
export type EditScenario = z.output<typeof editScenario>;

/** A yes or no in an address. */
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Filters within one name are alternatives, between names all must hold. */
export const scenarioListQuery = pageQuery.extend({
  sectors: csv(code).optional(),
  technologies: csv(code).optional(),
  districts: csv(code).optional(),
  park: csv(code).optional(),
  sizeClass: csv(z.enum(sizeClasses)).optional(),
  procedure: csv(z.enum(procedures)).optional(),
  cooperationModes: csv(code).optional(),
  constraints: csv(code).optional(),
  state: csv(z.enum(scenarioStates)).optional(),
  firstUse: flag.optional(),
  demo: flag.optional(),
  organisationId: id.optional(),
});
export type ScenarioListQuery = z.output<typeof scenarioListQuery>;

export const myScenariosQuery = pageQuery.extend({
  organisationId: id.optional(),
  state: csv(z.enum(scenarioStates)).optional(),
});
export type MyScenariosQuery = z.output<typeof myScenariosQuery>;

export const reviewQueueQuery = pageQuery.extend({
  state: z.enum(['submitted', 'approved', 'returned']).default('submitted'),
  districts: csv(code).optional(),
  desk: csv(z.enum(reviewDesks)).optional(),
  mine: flag.optional().describe('只看本人领取的'),
});
export type ReviewQueueQuery = z.output<typeof reviewQueueQuery>;

const comment = z
  .strictObject({
    pointer: z
      .string()
      .max(100)
      .regex(/^(\/[A-Za-z0-9]+)*$/)
      .describe('字段的 JSON Pointer，如 /problem；空串为整体意见'),
    text: text(2, 1000),
  })
  .meta({ id: 'ReviewCommentInput' });

export const reviewScenario = z
  .strictObject({
    decision: z.enum(['approve', 'return', 'decline']),
    comments: z.array(comment).max(50).default([]),
    note: text(0, 2000).default(''),
    actingFor: z
      .enum(reviewDesks)
      .nullable()
      .default(null)
      .describe('代哪个席位办理；不在该席位的审核员须写明，会记录并告知发布方'),
  })
  .refine((r) => r.decision !== 'return' || r.comments.length > 0 || r.note !== '', {
    path: ['comments'],
    error: '退回时请写明意见 / say what needs work',
  })
  .refine((r) => r.decision !== 'decline' || r.note !== '', {
    path: ['note'],
    error: '不予采纳时请写明理由 / give the reason',
  })
  .meta({ id: 'ReviewScenario' });
export type ReviewScenario = z.output<typeof reviewScenario>;

/** At which desks a reviewer sits; none is all of them. */
export const assignDesks = z
  .strictObject({
    desks: z
      .array(z.enum(reviewDesks))
      .max(reviewDesks.length)
      .refine((all) => new Set(all).size === all.length, { error: '不能重复 / no repeats' }),
  })
  .meta({ id: 'AssignDesks' });
export type AssignDesks = z.output<typeof assignDesks>;
export const reviewerDesks = z
  .object({ desks: z.array(z.enum(reviewDesks)) })
  .meta({ id: 'ReviewerDesks' });

/** The organisation's own step: signed on to the platform, or back to the writer. */
export const ownReview = z
  .strictObject({
    decision: z.enum(['sign', 'return']),
    comments: z.array(comment).max(50).default([]),
    note: text(0, 2000).default(''),
  })
  .refine((r) => r.decision !== 'return' || r.comments.length > 0 || r.note !== '', {
    path: ['comments'],
    error: '退回时请写明意见 / say what needs work',
  })
  .meta({ id: 'OwnReview' });
export type OwnReview = z.output<typeof ownReview>;

export const signOffScenario = z
  .strictObject({
    name: line(2, 60).describe('保密审查人姓名；不公开'),
    post: line(2, 80).describe('部门与职务'),
    finding: z.enum(signoffFindings).describe('不涉密，或已脱密处理'),
    changes: scenarioInput.optional().describe('已公布的场景：拟公布的修改，审查的是修改后的内容'),
  })
  .meta({ id: 'SignOffScenario' });
export type SignOffScenario = z.output<typeof signOffScenario>;

export const scheduleScenario = z
  .strictObject({ at: time.describe('公布时间，早于截止时间') })
  .meta({ id: 'ScheduleScenario' });
export type ScheduleScenario = z.output<typeof scheduleScenario>;

export const handOnReview = z
  .strictObject({ desk: z.enum(reviewDesks) })
  .meta({ id: 'HandOnReview' });
export type HandOnReview = z.output<typeof handOnReview>;

export const leaveScenario = z
  .strictObject({
    reason: z.enum(exitReasons).exclude(['declined-in-review']),
    note: text(0, 1000).default(''),
  })
  .refine((exit) => exit.reason !== 'other' || exit.note !== '', {
    path: ['note'],
    error: '选择“其他”时请说明 / “other” needs a note',
  })
  .meta({ id: 'LeaveScenario' });
export type LeaveScenario = z.output<typeof leaveScenario>;

export const closeScenario = z
  .strictObject({ note: text(2, 1000).describe('提前截止的理由，公开') })
  .meta({ id: 'CloseScenario' });
export type CloseScenario = z.output<typeof closeScenario>;

export const versionNumber = z.coerce.number().int().min(1).max(100_000);
export const diffQuery = z.strictObject({
  from: versionNumber.optional().describe('与哪一版相比；缺省为上一版'),
});
export type DiffQuery = z.output<typeof diffQuery>;
export const versionsQuery = pageQuery;
export type VersionsQuery = z.output<typeof versionsQuery>;

export const scenarioPage = page(scenarioCard, 'ScenarioPage');
export const ownScenarioPage = page(scenarioOwn, 'OwnScenarioPage');
