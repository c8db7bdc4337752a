import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, read } from '../api/client';
import type { TaxonomyKind, Term } from '../api/types';
import { useText } from '../i18n/use-text';
import type { Option } from '../ui/inputs';

/** All code lists with their names in both languages; they change by release, so they are read once. */
export const taxonomiesQuery = queryOptions({
  queryKey: ['taxonomies'],
  staleTime: Infinity,
  queryFn: () => read(api.GET('/api/v1/taxonomies')),
});

/** Names of codes in the reader's language. Until the lists are here, and for unknown codes, the code itself. */
export function useTaxonomy() {
  const { language } = useText();
  const { data } = useQuery(taxonomiesQuery);
  const terms = data?.items ?? [];
  const name = (term: Term) => (language === 'en' ? term.en : term.zh);
  return {
    label: (kind: TaxonomyKind, code: string): string => {
      const term = terms.find((one) => one.kind === kind && one.code === code);
      return term ? name(term) : code;
    },
    options: (kind: TaxonomyKind): Option[] =>
      terms
        .filter((term) => term.kind === kind)
        .map((term) => ({ value: term.code, label: name(term) })),
  };
}
