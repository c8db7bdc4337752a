import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useFilters, type Filters } from '../../lib/use-filters';
import { kindOf, sharedKeys, type Kind } from './kinds';

export interface SearchFilters extends Filters {
  kind: Kind;
  /** The chosen filters that every kind knows. */
  shared: () => Record<string, string[]>;
  /** The same search for another kind: words and the filters that both know stay. */
  addressFor: (kind: Kind) => string;
}

/** The search as it stands in the address: words, kind and the filters that the kind knows. */
export function useSearchFilters(keysOf: (kind: Kind) => readonly string[]): SearchFilters {
  const [params, setParams] = useSearchParams();
  const kind = kindOf(params.get('type'));
  const filters = useFilters(keysOf(kind));
  return useMemo(() => {
    const only = (names: readonly string[]) =>
      new URLSearchParams([...params].filter(([name]) => names.includes(name)));
    return {
      ...filters,
      kind,
      // Words and kind say what is looked for; only the rest are conditions.
      clear: () => setParams(only(['q', 'type', 'sort']), { preventScrollReset: true }),
      shared: () =>
        Object.fromEntries(
          Object.entries(filters.all()).filter(([key]) => sharedKeys.includes(key)),
        ),
      addressFor: (other) => {
        const kept = only(['q', ...sharedKeys]);
        if (other !== 'all') kept.set('type', other);
        return `?${kept.toString()}`;
      },
    };
  }, [filters, kind, params, setParams]);
}
