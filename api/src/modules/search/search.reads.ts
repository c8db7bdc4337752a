import type { Condition } from '@aism/search';
import { activeFilters, conditionsOf } from './search-filters.js';
import type { Filters } from './search.schemas.js';

/** What the filters of the search bar mean on scenarios. */
export function scenarioConditions(filters: Filters): Condition[] {
  return conditionsOf('scenarios', filters, activeFilters(filters));
}
