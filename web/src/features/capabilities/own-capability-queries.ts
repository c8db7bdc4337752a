import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, ifMatch, putBytes, read } from '../../api/client';
import type { components } from '../../api/schema';
import type { CapabilityInput } from '../../api/types';

type Schemas = components['schemas'];

/** The capabilities of the reader's organisations with their evidence, latest change first. */
export const myCapabilitiesQuery = infiniteQueryOptions({
  queryKey: ['my-capabilities'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    read(
      api.GET('/api/v1/my/capabilities', {
        params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

const after = (cursor: string) => (cursor ? { cursor } : {});
const nextCursor = (page: { nextCursor: string | null }) => page.nextCursor ?? undefined;

/** Evidence that waits for a reviewer. */
export const evidenceQueueQuery = (limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['review-evidence', limit],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/reviews/evidence', {
          params: { query: { state: 'submitted', limit, ...after(pageParam) } },
        }),
      ),
    getNextPageParam: nextCursor,
  });

/** Claims: all for a reviewer, else those of one's own organisations. */
export const claimsQuery = (state: 'submitted' | undefined, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['claims', state, limit],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/claims', {
          params: { query: { limit, ...after(pageParam), ...(state ? { state } : {}) } },
        }),
      ),
    getNextPageParam: nextCursor,
  });

const at = (id: string) => ({ params: { path: { id } } });

export const draftCapability = (body: Schemas['CreateCapability'], key: string) =>
  read(api.POST('/api/v1/capabilities', { body, headers: idempotencyKey(key) }));

export const editCapability = (id: string, body: CapabilityInput, version: number) =>
  read(api.PATCH('/api/v1/capabilities/{id}', { ...at(id), body, headers: ifMatch(version) }));

export type CapabilityStep = 'publish' | 'archive' | 'restore';

export const stepCapability = (id: string, step: CapabilityStep) => {
  if (step === 'publish') return read(api.POST('/api/v1/capabilities/{id}/publications', at(id)));
  if (step === 'archive') return read(api.POST('/api/v1/capabilities/{id}/archivals', at(id)));
  return read(api.POST('/api/v1/capabilities/{id}/restorations', at(id)));
};

export const addEvidence = (id: string, body: Schemas['AddEvidence'], key: string) =>
  read(
    api.POST('/api/v1/capabilities/{id}/evidence', {
      ...at(id),
      body,
      headers: idempotencyKey(key),
    }),
  );

export const editEvidence = (id: string, body: Schemas['AddEvidence'], version: number) =>
  read(api.PATCH('/api/v1/evidence/{id}', { ...at(id), body, headers: ifMatch(version) }));

/** Puts the file in place of the one before. @throws Problem `evidence.file-type`, `request.too-large` among others */
export const putEvidenceFile = async (id: string, file: File, version: number) =>
  putBytes(
    `/evidence/${id}/file?name=${encodeURIComponent(file.name)}`,
    new Uint8Array(await file.arrayBuffer()),
    ifMatch(version),
  );

export const removeEvidenceFile = (id: string) =>
  read(api.DELETE('/api/v1/evidence/{id}/file', at(id)));

export const removeEvidence = (id: string) => read(api.DELETE('/api/v1/evidence/{id}', at(id)));

export const reviewEvidence = (id: string, body: Schemas['ReviewEvidence'], version: number) =>
  read(api.POST('/api/v1/evidence/{id}/reviews', { ...at(id), body, headers: ifMatch(version) }));

export const claimCapability = (id: string, body: Schemas['ClaimCapability'], key: string) =>
  read(
    api.POST('/api/v1/capabilities/{id}/claims', { ...at(id), body, headers: idempotencyKey(key) }),
  );

export const decideClaim = (id: string, body: Schemas['DecideClaim']) =>
  read(api.POST('/api/v1/claims/{id}/decisions', { ...at(id), body }));

export const requestRemoval = (id: string, body: Schemas['RequestRemoval']) =>
  read(api.POST('/api/v1/capabilities/{id}/removal-requests', { ...at(id), body }));

export type RemovalState = Schemas['QueuedRemoval']['state'];

/** Requests to take an unclaimed entry out, for reviewers. */
export const removalsQuery = (state: RemovalState, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['removals', state, limit],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/removal-requests', {
          params: { query: { state, limit, ...after(pageParam) } },
        }),
      ),
    getNextPageParam: nextCursor,
  });

export const decideRemoval = (id: string, decision: 'remove' | 'keep') =>
  read(api.POST('/api/v1/removal-requests/{id}/decisions', { ...at(id), body: { decision } }));
