import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { daysUntil, formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { Empty } from '../../ui/empty';
import { Check } from '../../ui/inputs';
import { More } from '../../ui/more';
import { RovingList, type Rove } from '../../ui/roving-list';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { workQuery, type WorkItem, type WorkKind } from './desk-queries';
import './desk.css';

const kinds: readonly WorkKind[] = [
  'pairing',
  'stalled',
  'escalated',
  'parked',
  'answered',
  'draft',
  'no-takers',
  'no-pairings',
];

/** Where the work on an item is done. */
function placeOf({ pairing, shortlist, scenario, capability }: WorkItem): string {
  if (shortlist) return paths.shortlist(shortlist.id);
  if (pairing) return paths.pairing(pairing.id);
  if (scenario && capability) return paths.deskPair(scenario.id, capability.id);
  return scenario ? paths.deskScenario(scenario.id) : paths.deskCapability(capability?.id ?? '');
}

/** All candidates of the item's scenario, else of its capability. */
function candidatesOf({ scenario, capability }: WorkItem): string {
  return scenario ? paths.deskScenario(scenario.id) : paths.deskCapability(capability?.id ?? '');
}

const keyOf = (item: WorkItem) =>
  [item.kind, item.pairing?.id, item.shortlist?.id, item.scenario?.id, item.capability?.id].join();

/** Everything that waits for a matchmaker, by what is due. */
export function WorkList() {
  const { t } = useText();
  const go = useNavigate();
  const [params, setParams] = useSearchParams();
  const kind = kinds.find((one) => one === params.get('kind'));
  const mine = params.get('scope') === 'mine';
  const query = useInfiniteQuery({ ...workQuery(kind, mine ? 'mine' : 'all'), staleTime: 0 });
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  if (query.error && !query.data)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton blocks={3} label={t('common.loading')} />;
  const first = query.data.pages[0];
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      <div className="desk-kinds" role="group" aria-label={t('desk.kindsLabel')}>
        {kinds.map((one) => {
          const count = first?.counts.find((row) => row.kind === one);
          return (
            <button
              key={one}
              type="button"
              className="desk-kind"
              aria-pressed={kind === one}
              onClick={() => choose('kind', kind === one ? '' : one)}
            >
              <strong className="figures">{count?.n ?? 0}</strong> {t(`desk.kinds.${one}`)}
              {count && count.overdue > 0 && (
                <span className="small muted"> {t('desk.overdueCount', { n: count.overdue })}</span>
              )}
            </button>
          );
        })}
      </div>
      <Check checked={mine} onChange={() => choose('scope', mine ? '' : 'mine')}>
        {t('desk.mineOnly')}
      </Check>
      {items.length === 0 ? (
        <Empty title={t('desk.nothingDue')}>
          <p>{t('desk.nothingDueNext')}</p>
        </Empty>
      ) : (
        <RovingList
          label={t('desk.work')}
          rows={items}
          rowKey={keyOf}
          texts={{ help: t('desk.keys'), moves: t('desk.moves'), close: t('common.close') }}
          keys={[
            { key: 'o', label: t('desk.keyOpen'), run: (item) => void go(placeOf(item)) },
            {
              key: 'c',
              label: t('desk.keyCandidates'),
              run: (item) => void go(candidatesOf(item)),
            },
          ]}
        >
          {(item, rove) => <WorkRow item={item} rove={rove} />}
        </RovingList>
      )}
      <More
        shownText={t('common.shown', { shown: items.length, total: first?.total ?? items.length })}
        moreText={t('common.more')}
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}

function WorkRow({ item, rove }: { item: WorkItem; rove: Rove }) {
  const { t, language } = useText();
  const days = daysUntil(item.dueAt, new Date());
  const dueWords = () => {
    if (days === 0) return t('desk.dueToday');
    return item.overdue
      ? t('desk.overdue', { days: Math.abs(days) })
      : t('desk.dueIn', { days: Math.max(0, days) });
  };
  const titles = [item.scenario?.title, item.capability?.title].filter(Boolean).join(' × ');
  return (
    <div className="bench-row">
      <div>
        <p className="bench-row-title">
          <Link to={placeOf(item)} {...rove}>
            {titles || t(`desk.kinds.${item.kind}`)}
          </Link>
        </p>
        <p className="bench-row-meta">
          <Tag tone={item.overdue ? 'warn' : 'plain'}>{t(`desk.kinds.${item.kind}`)}</Tag>
          <span>{t(`desk.todo.${item.kind}`)}</span>
          {item.holder && <span>{t('desk.holder', { name: item.holder })}</span>}
          {item.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </p>
      </div>
      <p className="small figures" title={formatDate(item.dueAt, language)}>
        {dueWords()}
      </p>
    </div>
  );
}
