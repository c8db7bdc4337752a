import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Bid = Schemas['Bid'];
/** A draft with its price, as the lead's people have it; partners read no price before the opening. */
export type BidDraft = NonNullable<Bid['draft']> & { price: BidPrice };
export const wholeDraft = ({ draft }: Bid): BidDraft | null =>
  draft?.price ? { ...draft, price: draft.price } : null;
export type BidMember = Schemas['BidMember'];
export type OwnBid = Schemas['OwnBid'];
export type Bidding = Schemas['Bidding'];
export type BidCheck = Schemas['BidCheck'];
export type BidTechnique = Schemas['BidTechnique'];
export type BidPrice = Schemas['BidPrice'];
export type BidDefect = Schemas['BidDefect'];
export type ReceivedBid = Schemas['ReceivedBid'];

const at = (id: string) => ({ params: { path: { id } } });
const member = (id: string, organisationId: string) => ({
  params: { path: { id, organisationId } },
});

/** What anybody may know of the bids on a scenario. */
export const biddingQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: ['bids', 'bidding', scenarioId],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/bidding', at(scenarioId))),
  });

/** Bids and invitations of the reader's organisations. */
export const myBidsQuery = infiniteQueryOptions({
  queryKey: ['bids', 'mine'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    read(
      api.GET('/api/v1/my/bids', {
        params: { query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const bidQuery = (id: string) =>
  queryOptions({ queryKey: ['bids', 'one', id], queryFn: () => freshBid(id) });

/** What is there now, past every cache. */
export const freshBid = (id: string) => read(api.GET('/api/v1/bids/{id}', at(id)));

export const bidCheckQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['bids', 'check', id, version],
    staleTime: 0,
    queryFn: () => read(api.GET('/api/v1/bids/{id}/check', at(id))),
  });

export const receiptsQuery = (id: string) =>
  queryOptions({
    queryKey: ['bids', 'receipts', id],
    queryFn: () => read(api.GET('/api/v1/bids/{id}/receipts', at(id))),
  });

/** The published version a bid answers: its asks are numbered by it. */
export const asksQuery = (scenarioId: string, n: number) =>
  queryOptions({
    queryKey: ['bids', 'asks', scenarioId, n],
    staleTime: Infinity,
    queryFn: async () => {
      const version = await read(
        api.GET('/api/v1/scenarios/{id}/versions/{n}', {
          params: { path: { id: scenarioId, n } },
        }),
      );
      return version.content;
    },
  });

/** What changed in the scenario since the version a bid rests on. */
export const changesQuery = (scenarioId: string, from: number, n: number) =>
  queryOptions({
    queryKey: ['bids', 'changes', scenarioId, from, n],
    queryFn: () =>
      read(
        api.GET('/api/v1/scenarios/{id}/versions/{n}/diff', {
          params: { path: { id: scenarioId, n }, query: { from } },
        }),
      ),
  });

export const partnersQuery = (words: string) =>
  queryOptions({
    queryKey: ['bids', 'partners', words],
    queryFn: () =>
      read(
        api.GET('/api/v1/organisations', {
          params: { query: { q: words, limit: 8 } },
        }),
      ),
  });

export const draftBid = (body: Schemas['DraftBid'], key: string) =>
  read(api.POST('/api/v1/bids', { body, headers: idempotencyKey(key) }));
export const editBid = (id: string, body: Schemas['EditBid'], version: number) =>
  read(api.PATCH('/api/v1/bids/{id}', { ...at(id), body, headers: ifMatch(version) }));
export const redraftBid = (id: string) => read(api.POST('/api/v1/bids/{id}/drafts', at(id)));
export const withdrawBid = (id: string) => read(api.POST('/api/v1/bids/{id}/withdrawals', at(id)));
export const reconfirmBid = (id: string, scenarioVersion: number) =>
  read(api.POST('/api/v1/bids/{id}/reconfirmations', { ...at(id), body: { scenarioVersion } }));

export const inviteMember = (id: string, organisationId: string) =>
  read(api.POST('/api/v1/bids/{id}/members', { ...at(id), body: { organisationId } }));
export const consent = (id: string, organisationId: string) =>
  read(api.POST('/api/v1/bids/{id}/members/{organisationId}/consents', member(id, organisationId)));
export const decline = (id: string, organisationId: string) =>
  read(api.POST('/api/v1/bids/{id}/members/{organisationId}/refusals', member(id, organisationId)));
export const leave = (id: string, organisationId: string) =>
  read(
    api.POST('/api/v1/bids/{id}/members/{organisationId}/departures', member(id, organisationId)),
  );
export const removeMember = (id: string, organisationId: string) =>
  read(api.DELETE('/api/v1/bids/{id}/members/{organisationId}', member(id, organisationId)));

export const cureDefect = (id: string, body: Schemas['CureDefect']) =>
  read(api.POST('/api/v1/bids/{id}/cures', { ...at(id), body }));

export const receivedQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: ['bids', 'received', scenarioId],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/bids', at(scenarioId))),
  });
export const findCompliant = (id: string) =>
  read(api.POST('/api/v1/bids/{id}/compliances', at(id)));
export const findDefects = (id: string, body: Schemas['FindDefects']) =>
  read(api.POST('/api/v1/bids/{id}/defects', { ...at(id), body }));
export const disqualifyBid = (id: string, body: Schemas['DisqualifyBid']) =>
  read(api.POST('/api/v1/bids/{id}/disqualifications', { ...at(id), body }));

export const verifyReceipt = (text: string) =>
  read(api.POST('/api/v1/receipts/verifications', { body: { text } }));
