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
  '/api/v1/search': Get<SearchAnswer, Asked>;
}
