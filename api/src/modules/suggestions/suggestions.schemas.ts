import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { id, text, timeOut } from '../../platform/schemas.js';

export const suggestionStates = ['submitted', 'adopted', 'noted', 'declined', 'withdrawn'] as const;
export type SuggestionState = (typeof suggestionStates)[number];
export const suggestionActions = ['withdraw', 'adopt', 'note', 'decline'] as const;
export type SuggestionAction = (typeof suggestionActions)[number];
/** What a suggestion is about: the need itself, feasibility, data and resources, terms, other. */
export const suggestionTopics = ['need', 'feasibility', 'data', 'terms', 'other'] as const;

export const makeSuggestion = z
  .strictObject({
    topic: z.enum(suggestionTopics),
    body: text(10, 2000).describe('建议内容；发布方可见，被采纳后匿名公开'),
    organisationId: id.optional(),
  })
  .meta({ id: 'MakeSuggestion' });
export type MakeSuggestion = z.output<typeof makeSuggestion>;

export const decideSuggestion = z
  .strictObject({
    decision: z.enum(['adopt', 'note', 'decline']),
    reply: text(0, 1000).default('').describe('给建议方的回应；不采纳时必填，采纳时公开'),
  })
  .refine((d) => d.decision !== 'decline' || d.reply !== '', {
    path: ['reply'],
    error: '不采纳时请说明理由 / say why',
  })
  .meta({ id: 'DecideSuggestion' });
export type DecideSuggestion = z.output<typeof decideSuggestion>;

export const suggestionsQuery = pageQuery;
export type SuggestionsQuery = z.output<typeof suggestionsQuery>;

export const suggestion = z
  .object({
    id: z.uuid(),
    topic: z.enum(suggestionTopics),
    state: z.enum(suggestionStates),
    body: z.string(),
    reply: z.string().nullable(),
    madeAt: timeOut,
    decidedAt: timeOut.nullable(),
    organisationName: z.string().nullable().describe('仅发布方与建议方可见'),
    mine: z.boolean(),
    actions: z.array(z.enum(suggestionActions)),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.input<typeof suggestion>;

export const suggestionPage = z
  .object({
    items: z.array(suggestion),
    total: z.int(),
    nextCursor: z.string().nullable(),
    actions: z.array(z.enum(['suggest'])),
  })
  .meta({ id: 'SuggestionPage' });
