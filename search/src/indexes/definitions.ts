import { capabilities } from './capabilities.js';
import type { CapabilityDocument } from './capabilities.js';
import { cases } from './cases.js';
import type { CaseDocument } from './cases.js';
import type { IndexDefinition } from './definition.js';
import { organisations } from './organisations.js';
import type { OrganisationDocument } from './organisations.js';
import { scenarios } from './scenarios.js';
import type { ScenarioDocument } from './scenarios.js';

interface Documents {
  scenarios: ScenarioDocument;
  capabilities: CapabilityDocument;
  organisations: OrganisationDocument;
  cases: CaseDocument;
}

const DEFINITIONS = { scenarios, capabilities, organisations, cases } as const;

type Definitions = typeof DEFINITIONS;

export type IndexName = keyof Documents;
export type DocumentOf<I extends IndexName> = Documents[I];
export type FilterField<I extends IndexName> = keyof Definitions[I]['filterable'] & string;
export type FacetField<I extends IndexName> = Definitions[I]['facets'][number];
export type SortField<I extends IndexName> = Definitions[I]['sortable'][number];

export const INDEX_NAMES: readonly IndexName[] = [
  'scenarios',
  'capabilities',
  'organisations',
  'cases',
];

/** What an index holds and how it may be asked. */
export function definitionOf(index: IndexName): IndexDefinition {
  return DEFINITIONS[index];
}
