import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import { Disclosure } from '../ui/disclosure';
import { FilterPanel, type FilterGroup } from '../ui/filter-panel';
import { Select, type Option } from '../ui/inputs';
import { More } from '../ui/more';
import { Skeleton } from '../ui/skeleton';
import { ChosenFilters } from './chosen-filters';
import { ProblemNotice } from './query-state';
import { TypedFilter } from './typed-filter';
import type { Filters } from './use-filters';
import { useMedia } from './use-media';
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
  query: UseInfiniteQueryResult<InfiniteData<Page>, Error>;
  /** Said above the entries, e.g. that only the nearest things were found. */
  remark?: (first: Page) => ReactNode;
  empty: ReactNode;
  renderItem: (item: Page['items'][number]) => ReactNode;
  itemKey: (item: Page['items'][number]) => string;
}

/** Filters at the left, typed search and order above, entries below: the frame of every public list. */
export function FilteredList<Page extends PageOf<unknown>>(props: FilteredListProps<Page>) {
  const { filters, groups, searchLabel } = props;
  const { t } = useText();
  const wide = useMedia('(min-width: 60rem)');
  return (
    <div className="with-filters">
      <aside>
        <Disclosure key={String(wide)} summary={t('common.filters')} open={wide}>
          <FilterPanel
            title={t('common.filters')}
            groups={groups}
            chosen={filters.get}
            onToggle={filters.toggle}
          />
        </Disclosure>
      </aside>
      <div>
        <div className="list-tools">
          <TypedFilter
            label={searchLabel}
            value={filters.q}
            onChange={(q) => filters.set('q', q)}
          />
          <Order {...props} />
        </div>
        <ChosenFilters filters={filters} groups={groups} />
        <Entries {...props} />
      </div>
    </div>
  );
}

function Order({ filters, sorts }: { filters: Filters; sorts: readonly Option[] }) {
  const { t } = useText();
  const first = sorts[0]?.value;
  if (sorts.length < 2) return null;
  return (
    <label className="list-sort">
      <span>{t('common.sort')}</span>
      <Select
        options={sorts}
        value={filters.sort || first}
        onChange={({ target }) => filters.set('sort', target.value === first ? '' : target.value)}
      />
    </label>
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
