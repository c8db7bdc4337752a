import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import { More } from '../ui/more';
import { Skeleton } from '../ui/skeleton';
import { ProblemNotice } from './query-state';
import './bench.css';

interface PageOf<Item> {
  items: Item[];
  total: number;
  nextCursor: string | null;
}

interface PagedRowsProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<PageOf<Item>>, Error>;
  /** Leaves rows out that do not belong here. */
  keep?: (item: Item) => boolean;
  row: (item: Item) => ReactNode;
  rowKey: (item: Item) => string;
  empty: ReactNode;
}

/** Rows of a bench list, growing by cursor. */
export function PagedRows<Item>({
  query,
  keep = () => true,
  row,
  rowKey,
  empty,
}: PagedRowsProps<Item>) {
  const { t } = useText();
  if (query.error && !query.data)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton blocks={2} label={t('common.loading')} />;
  const items = query.data.pages.flatMap((page) => page.items).filter(keep);
  return (
    <>
      {items.length === 0 && !query.hasNextPage ? (
        empty
      ) : (
        <ul className="bench-rows">
          {items.map((item) => (
            <li key={rowKey(item)}>{row(item)}</li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <More
          shownText={t('common.shown', { shown: items.length, total: query.data.pages[0]?.total })}
          moreText={t('common.more')}
          hasMore
          busy={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}
