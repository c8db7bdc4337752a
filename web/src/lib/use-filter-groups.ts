import type { TaxonomyKind } from '../api/types';
import type { FilterGroup } from '../ui/filter-panel';
import { useTaxonomy } from './taxonomy';

/** One filter: its key in the address, its taxonomy and its heading. */
export interface FilterSpec {
  key: string;
  taxonomy: TaxonomyKind;
  label: string;
}

type Facets = Record<string, Record<string, number>> | undefined;

/** Filter groups with names in the reader's language and, where the API counted, how many each would leave. */
export function useFilterGroups(specs: readonly FilterSpec[], facets: Facets): FilterGroup[] {
  const { options } = useTaxonomy();
  return specs
    .map(({ key, taxonomy, label }) => {
      const counts = facets?.[key];
      const counted = options(taxonomy).map((option) => ({
        ...option,
        count: counts ? (counts[option.value] ?? 0) : undefined,
      }));
      return { key, label, options: counted.sort((a, b) => (b.count ?? 0) - (a.count ?? 0)) };
    })
    .filter((group) => group.options.length > 0);
}
