import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useFilters } from '../../lib/use-filters';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { RovingList, type Rove, type RowKey } from '../../ui/roving-list';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { CandidateFilters, facetKeys } from './candidate-filters';
import {
  candidatesQuery,
  type Candidate,
  type CandidateParams,
  type DeskSide,
} from './desk-queries';
import { FactorLines } from './factor-lines';
import './desk.css';

interface CandidateListProps {
  side: DeskSide;
  id: string;
  /** What keys and buttons do with a candidate; composed by the page. */
  keys: readonly RowKey<Candidate>[];
  actions: (candidate: Candidate, tabIndex: 0 | -1) => ReactNode;
}

/** Reads filters and order from the address. */
function useParams(): CandidateParams & { filters: ReturnType<typeof useFilters> } {
  const filters = useFilters(facetKeys);
  return {
    sort: filters.sort || 'rank',
    order: filters.get('order')[0] === 'asc' ? 'asc' : 'desc',
    weak: filters.get('weak')[0] === 'true',
    facets: filters.all(),
    filters,
  };
}

/** All candidates, cut and ordered by any factor, each with what the engine and matchmakers say. */
export function CandidateList({ side, id, keys, actions }: CandidateListProps) {
  const { t } = useText();
  const { filters, ...params } = useParams();
  const query = useInfiniteQuery(candidatesQuery(side, id, params));
  const first = query.data?.pages[0];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="desk-candidates">
      <CandidateFilters
        filters={filters}
        params={params}
        facets={first?.facets ?? []}
        factors={first?.factors ?? []}
      />
      <div>
        {query.error && !query.data && (
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isPending && <Skeleton blocks={3} label={t('common.loading')} />}
        {first && (
          <p className="muted" role="status">
            {t('desk.found', { total: first.total, all: first.all })}
            {!first.whole && ` ${t('desk.notWhole')}`}
          </p>
        )}
        {first && items.length === 0 && <Empty title={t('desk.noCandidates')} />}
        {items.length > 0 && (
          <RovingList
            label={t('desk.candidates')}
            rows={items}
            rowKey={(row) => row.match.id}
            keys={keys}
            texts={{ help: t('desk.keys'), moves: t('desk.moves'), close: t('common.close') }}
          >
            {(row, rove) => (
              <CandidateRow side={side} id={id} candidate={row} rove={rove}>
                {actions(row, rove.tabIndex)}
              </CandidateRow>
            )}
          </RovingList>
        )}
        {first && (
          <More
            shownText={t('common.shown', { shown: items.length, total: first.total })}
            moreText={t('common.more')}
            hasMore={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        )}
      </div>
    </div>
  );
}

interface CandidateRowProps {
  side: DeskSide;
  id: string;
  candidate: Candidate;
  rove: Rove;
  children: ReactNode;
}

function CandidateRow({ side, id, candidate, rove, children }: CandidateRowProps) {
  const { t } = useText();
  const { match, other, pairing, lines } = candidate;
  const pair = side === 'demand' ? paths.deskPair(id, other.id) : paths.deskPair(other.id, id);
  const maker = other.organisation?.name ?? ('makerName' in other ? other.makerName : null);
  const band = match.bands?.pair ?? 'low';
  return (
    <article className={`desk-candidate bench-row-${side === 'demand' ? 'supply' : 'demand'}`}>
      <header>
        <h2 className="bench-row-title desk-candidate-title">
          <Link to={pair} {...rove}>
            {other.title}
          </Link>
        </h2>
        <p className="bench-row-meta">
          <span>{maker}</span>
          <Tag tone={band === 'high' ? 'strong' : 'plain'}>
            {t('matching.fit', { level: t(`common.highMediumLow.${band}`) })}
          </Tag>
          {candidate.gated && <Tag tone="warn">{t('desk.gated')}</Tag>}
          {!candidate.grounded && <Tag>{t('desk.weak')}</Tag>}
          {'unclaimed' in other && other.unclaimed && <Tag>{t('desk.unclaimed')}</Tag>}
          {other.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          {pairing && (
            <Link to={paths.pairing(pairing.id)} tabIndex={rove.tabIndex}>
              {t('desk.pairingIs', { state: pairingState(t, pairing.state) })}
            </Link>
          )}
        </p>
      </header>
      <Marks candidate={candidate} />
      <div className="desk-reasons">
        {(['demand', 'supply'] as const).map((one) => (
          <p key={one} className={`small desk-reason-${one}`}>
            <strong>{t(`matching.${one}Sees`)}</strong> {match.reasons[one][0]?.text ?? '—'}
          </p>
        ))}
      </div>
      <FactorLines lines={lines} most={5} />
      <div className="row">{children}</div>
    </article>
  );
}

/** What matchmakers have said about the pair: who, when, why. */
function Marks({ candidate }: { candidate: Candidate }) {
  const { t, code } = useText();
  if (candidate.marks.length === 0) return null;
  return (
    <ul className="plain-list small desk-marks">
      {candidate.marks.map((mark) => (
        <li key={mark.id}>
          <Tag tone={mark.kind === 'exclude' ? 'warn' : 'strong'}>
            {t(`curation.kinds.${mark.kind}`)}
          </Tag>{' '}
          {mark.reason && `${code('curation.reasons', mark.reason)} · `}
          {mark.note && `${mark.note} · `}
          <span className="muted">{mark.setBy}</span>
        </li>
      ))}
    </ul>
  );
}

/** The state's name, also for states this build does not know. */
function pairingState(t: ReturnType<typeof useText>['t'], state: string): string {
  return t(`pairings.states.${state as 'mutual'}`);
}
