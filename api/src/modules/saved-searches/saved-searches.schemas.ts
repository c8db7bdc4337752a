import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { fen, id, line, timeOut } from '../../platform/schemas.js';

/** A person's, and an organisation's. */
export const mostSearches = 50;
export const mostNamed = 10;

const code = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/);
const codes = z.array(code).max(20).optional();

/** The filters of the public list and the search bar, and what only a saved search asks for. */
export const savedFilters = z
  .strictObject({
    sectors: codes,
    technologies: codes,
    districts: codes,
    park: codes,
    state: z
      .array(z.enum(['open', 'intent']))
      .max(2)
      .optional()
      .describe('只要揭榜、对接中的，或只要早期意向；省略则都要'),
    sizeClass: codes,
    procedure: codes,
    cooperationModes: codes,
    constraints: codes,
    resourceKinds: codes.describe('所开放的资源'),
    firstUse: z.boolean().optional(),
    smeReserved: z.boolean().optional(),
    organisationId: id.optional(),
    budgetFromFen: fen.optional().describe('预算上限不低于；未公布预算的也算'),
  })
  .meta({ id: 'SavedSearchFilters' });
export type SavedFilters = z.output<typeof savedFilters>;

const rule = {
  q: z.string().trim().max(200).default('').describe('与搜索框同义：须全部出现'),
  filters: savedFilters.default({}),
  exclude: z.array(line(1, 40)).max(20).default([]).describe('出现任何一个即不推送'),
  cap: z
    .int()
    .min(1)
    .max(mostNamed)
    .default(5)
    .describe('每天最多逐条列出的场景数；其余合并为一句'),
};

export const saveSearch = z
  .strictObject({
    name: line(1, 60),
    ...rule,
    channel: z.enum(['mail', 'in-app']).default('mail').describe('站内与邮件，或只在站内'),
    tellClosing: z.boolean().default(true).describe('推送过的场景提前截止或撤回时告知一次'),
    active: z.boolean().default(true),
  })
  .meta({ id: 'SaveSearch' });
export type SaveSearch = z.output<typeof saveSearch>;

export const previewSearch = z
  .strictObject({ ...rule, organisationId: id.optional().describe('替哪个机构；省略为本人') })
  .meta({ id: 'PreviewSearch' });
export type PreviewSearch = z.output<typeof previewSearch>;

export const searchActions = ['edit', 'remove', 'mute', 'unmute'] as const;

/** Why a scenario was told of: the words as they stand there, and which of the chosen values it has. */
const matchReasons = {
  words: z.array(z.string()),
  filters: z.record(z.string(), z.array(z.string())),
};

export const savedSearch = z
  .object({
    version: z.int(),
    id: z.uuid(),
    organisationId: z.uuid().nullable().describe('机构的订阅；本人的为空'),
    name: z.string(),
    q: z.string(),
    filters: savedFilters,
    exclude: z.array(z.string()),
    cap: z.int(),
    channel: z.enum(['mail', 'in-app']),
    tellClosing: z.boolean(),
    active: z.boolean(),
    muted: z.boolean().describe('读者本人已静音'),
    createdAt: timeOut,
    updatedAt: timeOut,
    told: z.int().describe('最近三十天逐条推送的场景数'),
    actions: z.array(z.enum(searchActions)),
  })
  .meta({ id: 'SavedSearch' });
export const savedSearchPage = page(savedSearch, 'SavedSearchPage');
export const savedSearchesQuery = pageQuery;
export type SavedSearchesQuery = z.output<typeof savedSearchesQuery>;

const toldScenario = z
  .object({ scenarioId: z.uuid(), title: z.string(), at: timeOut, ...matchReasons })
  .meta({ id: 'ToldScenario' });
export const toldPage = page(toldScenario, 'ToldScenarioPage');

export const searchPreview = z
  .object({
    days: z.int(),
    scenarios: z.int().describe('这段时间公布、参与试算的场景'),
    total: z.int().describe('其中符合的'),
    today: z.int().describe('今天会推送的'),
    perDay: z.number().describe('平均每天'),
    busiest: z.int().describe('最多的一天'),
    warning: z.enum(['nothing', 'over-cap']).nullable(),
    hits: z.array(
      z
        .object({
          scenarioId: z.uuid(),
          title: z.string(),
          publishedAt: timeOut,
          ...matchReasons,
        })
        .meta({ id: 'PreviewHit' }),
    ),
  })
  .meta({ id: 'SearchPreview' });

export const muteByLink = z
  .strictObject({ token: z.string().min(10).max(300) })
  .meta({ id: 'MuteByLink' });
export type MuteByLink = z.output<typeof muteByLink>;
export const mutedByLink = z.object({ name: z.string() }).meta({ id: 'MutedByLink' });
