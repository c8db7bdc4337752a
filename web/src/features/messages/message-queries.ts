import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Message = Schemas['Message'];
export type Topic = Message['topic'];
export type Preference = Schemas['MessagePreference'];
export type MailChoice = Schemas['ChangeMessagePreference']['mail'];

/** In the order in which they are shown. */
export const topics: readonly Topic[] = [
  ...(['following', 'questions', 'bids', 'pairings', 'reviews', 'lists', 'searches'] as const),
];
export const mailChoices: readonly MailChoice[] = ['off', 'at-once', 'daily', 'weekly'];

const pollMs = 60_000;

/** How many wait unread; 100 stands for more. Asked again each minute while the page is in view. */
export const unreadQuery = queryOptions({
  queryKey: ['messages', 'unread'],
  queryFn: () => read(api.GET('/api/v1/my/messages/unread')),
  refetchInterval: pollMs,
});

/** The reader's messages, newest first. */
export const messagesQuery = (state: 'all' | 'unread', topic: Topic | undefined) =>
  infiniteQueryOptions({
    queryKey: ['messages', 'list', state, topic ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/my/messages', {
          params: {
            query: {
              limit: 30,
              state,
              ...(topic && { topic }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const markRead = (id: string, isRead: boolean) => {
  const params = { path: { id } };
  return read(
    isRead
      ? api.PUT('/api/v1/my/messages/{id}/read', { params })
      : api.DELETE('/api/v1/my/messages/{id}/read', { params }),
  );
};

/** @param before the newest message shown: what has come since stays unread */
export const markAllRead = (before: string, topic: Topic | undefined) =>
  read(api.POST('/api/v1/my/messages/read', { body: { before, ...(topic && { topic }) } }));

export const preferencesQuery = queryOptions({
  queryKey: ['message-preferences'],
  queryFn: () => read(api.GET('/api/v1/my/message-preferences')),
});

export const changePreference = (kind: string, body: Schemas['ChangeMessagePreference']) =>
  read(api.PUT('/api/v1/my/message-preferences/{kind}', { params: { path: { kind } }, body }));

export const resetPreference = (kind: string) =>
  read(api.DELETE('/api/v1/my/message-preferences/{kind}', { params: { path: { kind } } }));

export const calendarFeedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: () => read(api.GET('/api/v1/my/calendar-feed')),
});
export const makeCalendarFeed = () => read(api.POST('/api/v1/my/calendar-feed'));
export const revokeCalendarFeed = () => read(api.DELETE('/api/v1/my/calendar-feed'));

export const muteQuery = (token: string) =>
  queryOptions({
    queryKey: ['mute', token],
    queryFn: () => read(api.GET('/api/v1/message-mutes/{token}', { params: { path: { token } } })),
  });
export const mute = (token: string) =>
  read(api.POST('/api/v1/message-mutes/{token}/one-click', { params: { path: { token } } }));

export const previewsQuery = queryOptions({
  queryKey: ['mail-previews'],
  queryFn: () => read(api.GET('/api/v1/message-previews')),
});
