import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { HitOf, SearchIndex } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { FilteredList } from '../../lib/filtered-list';
import { foundQuery, type FoundPage } from '../../lib/found';
import { useFilterGroups, type FilterSpec } from '../../lib/use-filter-groups';
import { useOrders } from '../../lib/use-orders';
import { Widen } from '../../lib/widen';
import { NothingFound } from './nothing-found';
import type { SearchFilters } from './use-search-filters';

interface OneKindProps<Index extends SearchIndex> {
  index: Index;
  filters: SearchFilters;
  specs: readonly FilterSpec[];
  /** The chooser of kinds; told how much there is of this one. */
  above: (total: number | undefined) => ReactNode;
  drawHit: (hit: HitOf<Index>, heading: 'h2') => ReactNode;
}

/** The organisations' roles are counted under the sides they stand on. */
function withRoles(facets: Record<string, Record<string, number>> | undefined) {
  const sides = facets?.['sides'];
  if (!sides) return facets;
  return { ...facets, role: { publisher: sides['demand'] ?? 0, supplier: sides['supply'] ?? 0 } };
}

/** One kind of things with all filters that it knows; grows page by page. */
export function OneKind<Index extends SearchIndex>(props: OneKindProps<Index>) {
  const { index, filters, specs, above, drawHit } = props;
  const { t } = useText();
  const orders = useOrders(filters.q);
  const asked = { ...filters.all(), q: filters.q, sort: orders.chosen(filters.sort) };
  const query = useInfiniteQuery({
    ...foundQuery(index, asked),
    placeholderData: keepPreviousData,
  });
  const first = query.data?.pages[0];
  // Where nothing fits, or a simple look-up stands in, nothing was counted that would help to choose.
  const counted = first && !first.degraded && !first.isNearest && first.total > 0;
  const groups = useFilterGroups(specs, counted ? withRoles(first.facets) : undefined);
  return (
    <FilteredList<FoundPage<Index>>
      filters={filters}
      groups={groups}
      searchLabel={t('search.label')}
      sorts={orders.options}
      above={above(first?.isNearest ? 0 : first?.total)}
      query={query}
      remark={(page) => <Widen page={page} filters={filters} groups={groups} />}
      empty={<NothingFound filters={filters} />}
      renderItem={(hit) => drawHit(hit, 'h2')}
      itemKey={(hit) => hit.id}
    />
  );
}
