import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { HitOf, SearchIndex } from '../../api/types';
import { useText } from '../../i18n/use-text';
import type { FilterSpec } from '../../lib/use-filter-groups';
import { useTitle } from '../../lib/use-title';
import { PageHead } from '../../ui/page-head';
import { AllKinds } from './all-kinds';
import { KindChooser } from './kind-chooser';
import { useOwnSpecs, type Kind } from './kinds';
import { OneKind } from './one-kind';
import { totalsOf } from './results';
import { searchQuery } from './search-queries';
import { useSearchFilters, type SearchFilters } from './use-search-filters';

/** The heading of a hit: below the heading of its side, or of the page where it stands alone. */
export type HitHeading = 'h2' | 'h3';

/** How a hit of each kind is drawn. */
export type DrawHit = {
  [Index in SearchIndex]: (hit: HitOf<Index>, heading: HitHeading) => ReactNode;
};

interface SearchPageProps {
  /** Filters of the kinds with list pages, as those pages have them. */
  specs: Record<'scenarios' | 'capabilities', FilterSpec[]>;
  draw: DrawHit;
  /** What to do with a search of scenarios as it stands, e.g. to save it. */
  save: (asked: { q: string; filters: Record<string, string[]> }) => ReactNode;
}

/** Everything that answers one question: all kinds at once, or one with its own filters. */
export function SearchPage({ specs, draw, save }: SearchPageProps) {
  const { t } = useText();
  const all: Record<Kind, FilterSpec[]> = { ...useOwnSpecs(), ...specs };
  const filters = useSearchFilters((kind) => all[kind].map(({ key }) => key));
  const { q, kind } = filters;
  useTitle(q || t('search.title'));
  // One kind's page asks this too: the chooser says how much there is of the others.
  const query = useQuery({
    ...searchQuery(q, filters.shared()),
    placeholderData: keepPreviousData,
  });
  const chooser = (totals: Partial<Record<Kind, number>>) => (
    <>
      <KindChooser
        filters={filters}
        totals={{ ...(query.data ? totalsOf(query.data) : {}), ...totals }}
      />
      {(kind === 'all' || kind === 'scenarios') && save({ q, filters: filters.all() })}
    </>
  );
  return (
    <div className="page">
      <PageHead
        title={q ? t('search.resultsFor', { q }) : t('search.title')}
        lead={q ? undefined : t('search.start')}
      />
      {kind === 'all' ? (
        <AllKinds query={query} filters={filters} specs={all.all} above={chooser({})} draw={draw} />
      ) : (
        <Kinds kind={kind} filters={filters} specs={all[kind]} draw={draw} chooser={chooser} />
      )}
    </div>
  );
}

interface KindsProps {
  kind: SearchIndex;
  filters: SearchFilters;
  specs: readonly FilterSpec[];
  draw: DrawHit;
  chooser: (totals: Partial<Record<Kind, number>>) => ReactNode;
}

/** The page of one kind, each with its own way of drawing a hit. */
function Kinds({ kind, draw, chooser, ...rest }: KindsProps) {
  const above = (total: number | undefined) =>
    chooser(total === undefined ? {} : { [kind]: total });
  const common = { ...rest, above };
  switch (kind) {
    case 'scenarios':
      return <OneKind key={kind} index={kind} drawHit={draw.scenarios} {...common} />;
    case 'capabilities':
      return <OneKind key={kind} index={kind} drawHit={draw.capabilities} {...common} />;
    case 'organisations':
      return <OneKind key={kind} index={kind} drawHit={draw.organisations} {...common} />;
    case 'cases':
      return <OneKind key={kind} index={kind} drawHit={draw.cases} {...common} />;
  }
}
