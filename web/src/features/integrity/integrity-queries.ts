import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Flag = Schemas['IntegrityFlag'];
export type Hold = Schemas['IntegrityHold'];
export type LoggedEvent = Schemas['LoggedEvent'];
export type Step = Hold['steps'][number];

export const heldSteps: readonly Step[] = ['opening', 'evaluation', 'award', 'standstill'];
const PAGE = 30;
const at = (id: string) => ({ params: { path: { id } } });
const pageOf = (cursor: string) => ({ limit: PAGE, ...(cursor ? { cursor } : {}) });

export const flagsQuery = (state: Flag['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['integrity', 'flags', state],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/integrity/flags', {
          params: { query: { ...pageOf(pageParam), ...(state ? { state } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const holdsQuery = infiniteQueryOptions({
  queryKey: ['integrity', 'holds'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    read(api.GET('/api/v1/integrity/holds', { params: { query: pageOf(pageParam) } })),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const decideFlag = (id: string, body: Schemas['DecideFlag']) =>
  read(api.POST('/api/v1/integrity/flags/{id}/decisions', { ...at(id), body }));

export const liftHold = (id: string, note: string) =>
  read(api.POST('/api/v1/integrity/holds/{id}/liftings', { ...at(id), body: { note } }));

/** What a reader of the log asks for; empty values ask for nothing. */
export interface LogFilter {
  scenarioId: string;
  type: string;
  actorRole: string;
  from: string | null;
  to: string | null;
}
export const kinds = [
  ...([
    'scenario.',
    'bid.',
    'opening.',
    'evaluation.',
    'award.',
    'objection.',
    'feedback.',
  ] as const),
  ...(['proof.', 'flag.', 'hold.', 'pairing.', 'question.', 'list.'] as const),
];
export const actorRoles = [
  ...(['system', 'member', 'matchmaker', 'reviewer', 'evaluator', 'officer', 'auditor'] as const),
  'admin' as const,
];

const asked = ({ scenarioId, type, actorRole, from, to }: LogFilter) => ({
  ...(scenarioId ? { scenarioId } : {}),
  ...(type ? { type } : {}),
  ...(actorRole ? { actorRole: actorRole as (typeof actorRoles)[number] } : {}),
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
});

export const logQuery = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['integrity', 'log', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/audit/events', {
          params: { query: { ...pageOf(pageParam), ...asked(filter) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The address of the same events as a file. */
export const logFile = (filter: LogFilter, kind: 'csv' | 'jsonl'): string =>
  `/api/v1/audit/events.${kind}?${new URLSearchParams(asked(filter)).toString()}`;

export const verificationQuery = queryOptions({
  queryKey: ['integrity', 'verification'],
  enabled: false,
  queryFn: () => read(api.GET('/api/v1/audit/verification')),
});
