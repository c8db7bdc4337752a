import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import type { FilterGroup } from '../ui/filter-panel';
import type { Option } from '../ui/inputs';
import { More } from '../ui/more';
import { Skeleton } from '../ui/skeleton';
import { FilterFrame } from './filter-frame';
import { ProblemNotice } from './query-state';
import type { Filters } from './use-filters';
import '../ui/entry.css';

interface PageOf<Item> {
  items: Item[];
  total: number;
  nextCursor: string | null;
}

interface FilteredListProps<Page extends PageOf<unknown>> {
  filters: Filters;
  groups: readonly FilterGroup[];
  searchLabel: string;
  /** The first is the default; with only one there is nothing to choose. */
  sorts: readonly Option[];
  above?: ReactNode;
  query: UseInfiniteQueryResult<InfiniteData<Page>, Error>;
  /** Said above the entries, e.g. that only the nearest things were found. */
  remark?: (first: Page) => ReactNode;
  empty: ReactNode;
  renderItem: (item: Page['items'][number]) => ReactNode;
  itemKey: (item: Page['items'][number]) => string;
}

/** The frame of every public list: filters, typed search and order, entries that grow. */
export function FilteredList<Page extends PageOf<unknown>>(props: FilteredListProps<Page>) {
  const { filters, groups, searchLabel, sorts, above } = props;
  return (
    <FilterFrame
      filters={filters}
      groups={groups}
      searchLabel={searchLabel}
      sorts={sorts}
      above={above}
    >
      <Entries {...props} />
    </FilterFrame>
  );
}

function Entries<Page extends PageOf<unknown>>(props: FilteredListProps<Page>) {
  const { query, remark, empty, renderItem, itemKey } = props;
  const { t } = useText();
  const first = query.data?.pages[0];
  if (query.error && !query.data)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || !first) return <Skeleton blocks={4} label={t('common.loading')} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <>{empty}</>;
  return (
    <div className="list-entries" aria-busy={query.isFetching}>
      {remark?.(first)}
      <ul className="entries">
        {items.map((item) => (
          <li key={itemKey(item)}>{renderItem(item)}</li>
        ))}
      </ul>
      <More
        shownText={t('common.shown', { shown: items.length, total: first.total })}
        moreText={t('common.more')}
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}
