import { queryOptions } from '@tanstack/react-query';
import { api, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Criteria = Schemas['EvaluationCriteria'];
export type Criterion = Criteria['criteria'][number];
export type CriteriaView = Schemas['EvaluationCriteriaView'];
export type Evaluation = Schemas['Evaluation'];
export type PanelMember = Schemas['PanelMember'];
export type Sheet = Schemas['ScoreSheet'];
export type Consensus = Schemas['EvaluationConsensus'];
export type Ranking = Schemas['EvaluationRanking'];

const at = (id: string) => ({ params: { path: { id } } });
const ofMember = (id: string, no: number) => ({ params: { path: { id, no } } });

export const criteriaQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'criteria', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/criteria', at(id))),
    retry: false,
  });
export const saveCriteria = (id: string, body: Criteria, version: number) =>
  read(api.PUT('/api/v1/scenarios/{id}/criteria', { ...at(id), body, headers: ifMatch(version) }));

export const tasksQuery = queryOptions({
  queryKey: ['evaluation', 'tasks'],
  queryFn: () => read(api.GET('/api/v1/my/evaluations', {})),
});
export const evaluationQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'one', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/evaluation', at(id))),
    retry: false,
  });
export const choicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'choices', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/evaluation/choices', at(id))),
    retry: false,
  });
export const nameMember = (id: string, body: Schemas['NameEvaluator']) =>
  read(api.POST('/api/v1/scenarios/{id}/evaluation/members', { ...at(id), body }));
export const beginEvaluation = (id: string) =>
  read(api.POST('/api/v1/scenarios/{id}/evaluation/beginnings', at(id)));
export const declareConflicts = (id: string, body: Schemas['DeclareConflicts']) =>
  read(api.POST('/api/v1/scenarios/{id}/evaluation/declarations', { ...at(id), body }));
export const decideConflict = (id: string, no: number, decision: 'clear' | 'exclude') =>
  read(
    api.POST('/api/v1/scenarios/{id}/evaluation/members/{no}/decisions', {
      ...ofMember(id, no),
      body: { decision },
    }),
  );
export const excludeMember = (
  id: string,
  no: number,
  reason: Schemas['ExcludeEvaluator']['reason'],
) =>
  read(
    api.POST('/api/v1/scenarios/{id}/evaluation/members/{no}/exclusions', {
      ...ofMember(id, no),
      body: { reason },
    }),
  );

export const sheetQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'sheet', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/evaluation/sheet', at(id))),
    retry: false,
  });
export const saveSheet = (id: string, body: Schemas['SaveScoreSheet'], version: number) =>
  read(
    api.PUT('/api/v1/scenarios/{id}/evaluation/sheet', {
      ...at(id),
      body,
      headers: ifMatch(version),
    }),
  );
export const lockSheet = (id: string, version: number) =>
  read(
    api.POST('/api/v1/scenarios/{id}/evaluation/sheet/locks', {
      ...at(id),
      headers: ifMatch(version),
    }),
  );

export const consensusQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'consensus', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/evaluation/consensus', at(id))),
    retry: false,
  });
export const writeConsensus = (id: string, body: Schemas['WriteConsensus'], version: number) =>
  read(
    api.PUT('/api/v1/scenarios/{id}/evaluation/consensus', {
      ...at(id),
      body,
      headers: ifMatch(version),
    }),
  );
export const confirmConsensus = (id: string, hash: string) =>
  read(
    api.POST('/api/v1/scenarios/{id}/evaluation/consensus/confirmations', {
      ...at(id),
      body: { hash },
    }),
  );

export const rankingQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'ranking', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/ranking', at(id))),
    retry: false,
  });
export const countPrices = (id: string) =>
  read(api.POST('/api/v1/scenarios/{id}/evaluation/pricings', at(id)));
export const publishRanking = (id: string) =>
  read(api.POST('/api/v1/scenarios/{id}/ranking/publications', at(id)));
