// Provisional: written by hand until the API's OpenAPI document exists, then generated over.
import type * as M from './provisional';

type Ok<Body> = { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Body } } };
type Created<Body> = { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Body } } };
type Op<R, Q = unknown, P = never, B = never> = {
  parameters: { query?: Q; header?: Record<string, string> } & ([P] extends [never] ? { path?: never } : { path: P });
  responses: R;
} & ([B] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': B } } });
type Query = Record<string, string | number | readonly string[] | undefined>;
type Id = { id: string };
type List<Item> = Op<Ok<M.Page<Item>>, Query>;
type Body = Record<string, unknown>;

export interface paths {
  '/api/v1/session': { get: Op<Ok<M.Session>>; post: Op<Created<M.Session>, unknown, never, { email: string; password: string }>; delete: Op<Ok<unknown>, Query> };
  '/api/v1/taxonomies': { get: Op<Ok<{ items: M.Term[]; total: number }>> };
  '/api/v1/scenarios': { get: List<M.ScenarioCard>; post: Op<Created<M.Scenario>, unknown, never, Body> };
  '/api/v1/scenarios/{id}': { get: Op<Ok<M.Scenario>, unknown, Id>; patch: Op<Ok<M.Scenario>, unknown, Id, Body> };
  '/api/v1/scenarios/{id}/matches': { get: Op<Ok<M.Page<M.Match>>, Query, Id> };
  '/api/v1/capabilities': { get: List<M.Capability>; post: Op<Created<M.Capability>, unknown, never, Body> };
  '/api/v1/capabilities/{id}': { get: Op<Ok<M.Capability>, unknown, Id>; patch: Op<Ok<M.Capability>, unknown, Id, Body> };
  '/api/v1/capabilities/{id}/matches': { get: Op<Ok<M.Page<M.Match>>, Query, Id> };
  '/api/v1/organisations': { get: List<M.Organisation>; post: Op<Created<M.Organisation>, unknown, never, Body> };
  '/api/v1/organisations/{id}': { get: Op<Ok<M.Organisation>, unknown, Id> };
  '/api/v1/lists': { get: List<M.OpportunityList> };
  '/api/v1/lists/{no}': { get: Op<Ok<M.OpportunityList>, unknown, { no: string }> };
  '/api/v1/cases': { get: List<M.BenchmarkCase> };
  '/api/v1/measures': { get: List<M.Measure> };
  '/api/v1/search': { get: Op<Ok<M.SearchAnswer>, Query> };
  '/api/v1/insights/mutual': { get: Op<Ok<M.MutualInsight>, Query> };
  '/api/v1/credit-codes/{code}': { get: Op<Ok<M.CreditCodeCheck>, unknown, { code: string }> };
}
