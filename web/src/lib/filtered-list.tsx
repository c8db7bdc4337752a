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

interface FilteredListProps<Item> {
  filters: Filters;
  groups: readonly FilterGroup[];
  searchLabel: string;
  sorts: readonly Option[];
  query: UseInfiniteQueryResult<InfiniteData<PageOf<Item>>, Error>;
  /** Said above the entries, e.g. that only the nearest things were found. */
  remark?: ReactNode;
  empty: ReactNode;
  renderItem: (item: Item) => ReactNode;
  itemKey: (item: Item) => string;
}

/** Filters at the left, typed search and order above, entries below: the frame of every public list. */
export function FilteredList<Item>(props: FilteredListProps<Item>) {
  const { filters, groups, searchLabel, sorts } = props;
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
          {sorts.length > 1 && (
            <label className="list-sort">
              <span>{t('common.sort')}</span>
              <Select
                options={sorts}
                value={filters.sort || sorts[0]?.value}
                onChange={(event) =>
                  filters.set(
                    'sort',
                    event.target.value === sorts[0]?.value ? '' : event.target.value,
                  )
                }
              />
            </label>
          )}
        </div>
        <ChosenFilters filters={filters} groups={groups} />
        <Entries {...props} />
      </div>
    </div>
  );
}

function Entries<Item>({ query, remark, empty, renderItem, itemKey }: FilteredListProps<Item>) {
  const { t } = useText();
  if (query.error && !query.data)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton blocks={4} label={t('common.loading')} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const total = query.data.pages[0]?.total ?? items.length;
  if (items.length === 0) return <>{empty}</>;
  return (
    <div aria-busy={query.isFetching}>
      {remark}
      <ul className="entries">
        {items.map((item) => (
          <li key={itemKey(item)}>{renderItem(item)}</li>
        ))}
      </ul>
      <More
        shownText={t('common.shown', { shown: items.length, total })}
        moreText={t('common.more')}
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}
