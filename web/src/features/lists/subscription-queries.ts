import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type ListSubscription = components['schemas']['ListSubscription'];
type Wanted = Pick<ListSubscription, 'level' | 'district' | 'park' | 'organisationId'>;

/** What the reader and their organisations hear of. */
export const subscriptionsQuery = queryOptions({
  queryKey: ['list-subscriptions'],
  queryFn: () => read(api.GET('/api/v1/list-subscriptions')),
});

export const subscribe = ({ organisationId, ...place }: Wanted) =>
  read(
    api.POST('/api/v1/list-subscriptions', {
      body: { ...place, ...(organisationId ? { organisationId } : {}) },
    }),
  );

export const unsubscribe = async (id: string): Promise<void> => {
  await read(api.DELETE('/api/v1/list-subscriptions/{id}', { params: { path: { id } } }));
};
