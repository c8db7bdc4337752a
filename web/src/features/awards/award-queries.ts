import { queryOptions } from '@tanstack/react-query';
import { api, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Result = Schemas['ScenarioResult'];
export type Decision = Schemas['AwardDecision'];
export type AwardDesk = Schemas['AwardDesk'];
export type DeskBid = AwardDesk['bids'][number];
export type Objection = Schemas['ObjectionView'];
export type Proof = Schemas['ProofView'];
export type Upload = FeedbackPage['uploads'][number];
export type FeedbackPage = Schemas['BidFeedback'];
export type Feedback = Schemas['FeedbackContent'];
export type Proposal = Schemas['ProposeAward'];

const at = (id: string) => ({ params: { path: { id } } });

/** Everything of a scenario's result lies under this key. */
export const resultKey = (scenarioId: string) => ['awards', scenarioId];

export const resultQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: [...resultKey(scenarioId), 'result'],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/result', at(scenarioId))),
  });

export const deskQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: [...resultKey(scenarioId), 'desk'],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/award-desk', at(scenarioId))),
  });

export const feedbackQuery = (bidId: string) =>
  queryOptions({
    queryKey: ['awards', 'feedback', bidId],
    queryFn: () => read(api.GET('/api/v1/bids/{id}/feedback', at(bidId))),
  });

export const propose = (scenarioId: string, body: Proposal) =>
  read(api.POST('/api/v1/scenarios/{id}/awards', { ...at(scenarioId), body }));

export const complete = (scenarioId: string) =>
  read(api.POST('/api/v1/scenarios/{id}/award-completions', at(scenarioId)));

export const endUnanswered = (scenarioId: string) =>
  read(api.POST('/api/v1/scenarios/{id}/no-responses', at(scenarioId)));

export const fileObjection = (scenarioId: string, body: Schemas['FileObjection']) =>
  read(api.POST('/api/v1/scenarios/{id}/objections', { ...at(scenarioId), body }));

export const answerObjection = (id: string, body: Schemas['AnswerObjection']) =>
  read(api.POST('/api/v1/objections/{id}/answers', { ...at(id), body }));

export const withdrawObjection = (id: string) =>
  read(api.POST('/api/v1/objections/{id}/withdrawals', at(id)));

export const writeWords = (bidId: string, version: number, body: Schemas['WriteFeedback']) =>
  read(
    api.PUT('/api/v1/bids/{id}/feedback-words', {
      ...at(bidId),
      body,
      headers: ifMatch(version),
    }),
  );

/** Answers that have no body. */
async function done(call: Promise<{ response: Response; error?: unknown }>): Promise<void> {
  await read(call.then((answer) => ({ ...answer, data: true })));
}

export const submitProof = (bidId: string, body: Schemas['SubmitProof']) =>
  done(api.POST('/api/v1/bids/{id}/proofs', { ...at(bidId), body }));

export const reviewProof = (bidId: string, body: Schemas['ReviewProof']) =>
  done(api.POST('/api/v1/bids/{id}/proof-reviews', { ...at(bidId), body }));

/** Points: the API counts in ten-thousandths. */
export const pointsOf = (score: number): number => Math.round(score / 100) / 100;
