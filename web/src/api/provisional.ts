// Shapes of modules that are still being built; each goes when its routes are in the OpenAPI document.
import type { components } from './schema';

type ScenarioCard = components['schemas']['ScenarioCard'];
type CapabilityCard = components['schemas']['CapabilityCard'];
type BenchmarkCase = components['schemas']['BenchmarkCase'];
type Organisation = components['schemas']['OrganisationSummary'];

export interface Page<Item> {
  items: Item[];
  total: number;
  nextCursor: string | null;
}
export interface Reason {
  code: string;
  text: string;
  evidence?: string | null;
}
export interface Match {
  id: string;
  score: number;
  reasons: { demand: Reason[]; supply: Reason[] };
  gaps?: { demand: Reason[]; supply: Reason[] };
  p?: number;
  q?: number;
  scenario?: ScenarioCard;
  capability?: CapabilityCard;
}
export interface ListEntry {
  position: number;
  scenarioId: string;
  title: string;
  summary: string;
  organisationName: string;
  sectors: string[];
  districts: string[];
}
export interface OpportunityList {
  no: string;
  title: string;
  level: string;
  publishedAt: string;
  hash: string;
  entries: ListEntry[];
  count: number;
  demo: boolean;
}
export interface SearchAnswer {
  scenarios: Page<ScenarioCard>;
  capabilities: Page<CapabilityCard>;
  organisations: Page<Organisation>;
  cases: Page<BenchmarkCase>;
}
interface Get<Body, Params> {
  get: {
    parameters: Params;
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { 'application/json': Body } };
    };
  };
}
interface Asked {
  query?: Record<string, string | number>;
}

export interface ProvisionalPaths {
  '/api/v1/scenarios/{id}/matches': Get<Page<Match>, Asked & { path: { id: string } }>;
  '/api/v1/capabilities/{id}/matches': Get<Page<Match>, Asked & { path: { id: string } }>;
  '/api/v1/lists': Get<Page<OpportunityList>, Asked>;
  '/api/v1/lists/{no}': Get<OpportunityList, { path: { no: string } }>;
  '/api/v1/search': Get<SearchAnswer, Asked>;
}
