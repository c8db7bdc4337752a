import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { id, text, timeOut } from '../../platform/schemas.js';
import { scenarioCard } from '../scenarios/scenarios.reads.js';

export const followTarget = z
  .strictObject({ organisationId: id.optional().describe('替哪个机构关注；省略为本人关注') })
  .meta({ id: 'FollowTarget' });
export type FollowTarget = z.output<typeof followTarget>;
/** The same in an address. */
export const followTargetQuery = z.strictObject({ organisationId: id.optional() });

/** How many follow, and whether the reader does: in person or through an organisation. */
export const followers = z
  .object({
    total: z.int(),
    mine: z.boolean(),
    organisationIds: z.array(z.uuid()).describe('读者所在机构中已关注的'),
    actions: z.array(z.enum(['follow', 'unfollow'])),
  })
  .meta({ id: 'Followers' });

/** How an organisation stands to a scenario it follows: 在看, 准备中, 放弃. */
export const internalStates = ['watching', 'preparing', 'given-up'] as const;

export const noteFollow = z
  .strictObject({
    organisationId: id,
    state: z.enum(internalStates),
    note: text(0, 2000).describe('只有本机构成员看得到'),
  })
  .meta({ id: 'NoteFollow' });
export type NoteFollow = z.output<typeof noteFollow>;

const internal = z
  .object({
    version: z.int(),
    state: z.enum(internalStates),
    note: z.string(),
    actions: z.array(z.enum(['note'])),
  })
  .meta({ id: 'FollowNote' });
/** The note after a change. */
export const followNote = internal;
export type FollowNoteView = z.input<typeof internal>;

const followed = z
  .object({
    scenarioId: z.uuid(),
    organisationId: z.uuid().nullable().describe('以机构关注时的机构'),
    at: timeOut,
    scenario: scenarioCard.nullable().describe('发布方正在完善、暂不在列表中时为空'),
    title: z.string(),
    internal: internal.nullable().describe('机构自己的状态和备注，仅其成员可见；本人关注时为空'),
  })
  .meta({ id: 'FollowedScenario' });
export const followedPage = page(followed, 'FollowedScenarioPage');
export const followsQuery = pageQuery;
export type FollowsQuery = z.output<typeof followsQuery>;
