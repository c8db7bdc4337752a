import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { RovingList } from '../../ui/roving-list';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { shortlistsQuery, type Shortlist } from './shortlist-queries';

/** Shortlists, the latest first; with `waitingOnly` those that wait for the owner's answer. */
export function ShortlistList({ waitingOnly = false }: { waitingOnly?: boolean }) {
  const { t } = useText();
  const query = useInfiniteQuery({
    ...shortlistsQuery(waitingOnly ? ['sent'] : undefined),
    staleTime: 0,
  });
  if (query.error && !query.data)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton blocks={1} label={t('common.loading')} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const total = query.data.pages[0]?.total ?? items.length;
  if (items.length === 0)
    return waitingOnly ? (
      <p className="muted">{t('shortlists.noneWaiting')}</p>
    ) : (
      <Empty title={t('shortlists.none')}>
        <p>{t('shortlists.noneNext')}</p>
      </Empty>
    );
  return (
    <>
      <RovingList
        label={t('shortlists.title')}
        rows={items}
        rowKey={(row) => row.id}
        texts={{ help: t('desk.keys'), moves: t('desk.moves'), close: t('common.close') }}
      >
        {(row, rove) => (
          <div className={`bench-row bench-row-${row.side}`}>
            <div>
              <p className="bench-row-title">
                <Link to={paths.shortlist(row.id)} {...rove}>
                  {row.subject.title}
                </Link>
              </p>
              <ShortlistMeta list={row} />
            </div>
          </div>
        )}
      </RovingList>
      <More
        shownText={t('common.shown', { shown: items.length, total })}
        moreText={t('common.more')}
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}

/** State, whom it is for, how much is answered, until when. */
export function ShortlistMeta({ list }: { list: Shortlist }) {
  const { t, language } = useText();
  const answered = list.entries.filter((entry) => entry.answer).length;
  return (
    <p className="bench-row-meta">
      <Tag tone={list.state === 'sent' ? 'strong' : 'plain'}>
        {t(`shortlists.states.${list.state}`)}
      </Tag>
      <span>{list.organisation.name}</span>
      <span className="figures">
        {t('shortlists.answeredOf', { answered, total: list.entries.length })}
      </span>
      {list.answerBy && list.state === 'sent' && (
        <span>{t('shortlists.answerBy', { day: formatDate(list.answerBy, language) })}</span>
      )}
      {list.createdBy && <span>{list.createdBy}</span>}
      {list.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
    </p>
  );
}
