import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type WhyNotReason = Schemas['WhyNotInput']['reason'];

/** Coded reasons of the API, in its order. */
export const whyNotReasons: readonly WhyNotReason[] = [
  'capacity',
  'budget',
  'time',
  'unclear',
  'data',
  'terms',
  'field',
  'other',
];

const at = (id: string) => ({ params: { path: { id } } });

/** How a call is taken up, for its publisher and the platform. */
export const uptakeQuery = (id: string) =>
  queryOptions({
    queryKey: ['uptake', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/uptake', at(id))),
  });

/** Whether the reader's organisation was invited, and what it said. */
export const whyNotQuery = (id: string) =>
  queryOptions({
    queryKey: ['why-not', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/why-not', at(id))),
  });

export const sayWhyNot = (id: string, reason: WhyNotReason) =>
  read(api.PUT('/api/v1/scenarios/{id}/why-not', { ...at(id), body: { reason } }));

/** Counts one look at a public page. A look that is not counted is no matter for the reader. */
export const countView = (id: string) =>
  api.POST('/api/v1/scenarios/{id}/views', at(id)).catch(() => undefined);
