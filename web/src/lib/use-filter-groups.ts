import type { TaxonomyKind } from '../api/types';
import type { FilterGroup } from '../ui/filter-panel';
import type { Option } from '../ui/inputs';
import { useTaxonomy } from './taxonomy';

/** One filter: its key in the address, its heading, and its choices: a taxonomy or a list of its own. */
export interface FilterSpec {
  key: string;
  label: string;
  choices: TaxonomyKind | readonly Option[];
}

type Facets = Record<string, Record<string, number>> | undefined;

/** Filter groups with names in the reader's language and, where the API counted, how many each would leave. */
export function useFilterGroups(specs: readonly FilterSpec[], facets: Facets): FilterGroup[] {
  const { options } = useTaxonomy();
  return specs
    .map(({ key, choices, label }) => {
      const counts = facets?.[key];
      const all = typeof choices === 'string' ? options(choices) : choices;
      const counted = all.map((option) => ({
        ...option,
        count: counts ? (counts[option.value] ?? 0) : undefined,
      }));
      return { key, label, options: counted.sort((a, b) => (b.count ?? 0) - (a.count ?? 0)) };
    })
    .filter((group) => group.options.length > 0);
}
