import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SearchAnswer } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { FilterFrame } from '../../lib/filter-frame';
import { QueryState } from '../../lib/query-state';
import { useFilterGroups, type FilterSpec } from '../../lib/use-filter-groups';
import { Widen } from '../../lib/widen';
import type { FilterGroup } from '../../ui/filter-panel';
import { NothingFound } from './nothing-found';
import { Others } from './others';
import { facetsOf, resultsOf, type Results } from './results';
import type { DrawHit } from './search-page';
import { Shore } from './shore';
import type { SearchFilters } from './use-search-filters';
import '../../ui/entry.css';
import '../../ui/two-shores.css';

interface AllKindsProps {
  query: UseQueryResult<SearchAnswer>;
  filters: SearchFilters;
  specs: readonly FilterSpec[];
  above: ReactNode;
  draw: DrawHit;
}

/** Demands left, offers right, organisations and cases below. */
export function AllKinds({ query, filters, specs, above, draw }: AllKindsProps) {
  const { t } = useText();
  const groups = useFilterGroups(specs, facetsOf(query.data));
  return (
    <FilterFrame filters={filters} groups={groups} searchLabel={t('search.label')} above={above}>
      <div aria-busy={query.isFetching}>
        <QueryState query={query}>
          {(answer) => (
            <Found results={resultsOf(answer)} filters={filters} groups={groups} draw={draw} />
          )}
        </QueryState>
      </div>
    </FilterFrame>
  );
}

interface FoundProps {
  results: Results;
  filters: SearchFilters;
  groups: readonly FilterGroup[];
  draw: DrawHit;
}

function Found({ results, filters, groups, draw }: FoundProps) {
  const { t } = useText();
  const { scenarios, capabilities } = results;
  if (results.isEmpty) return <NothingFound filters={filters} />;
  return (
    <div className="stack-l list-entries" style={{ paddingTop: '1.25rem' }}>
      <Widen page={results} filters={filters} groups={groups} />
      <div className="two-shores">
        <Shore
          side="demand"
          title={t('common.nav.scenarios')}
          total={scenarios?.total ?? 0}
          nearest={results.isNearest || (scenarios?.nearest ?? false)}
          isToldAbove={results.isNearest}
          all={{ to: filters.addressFor('scenarios'), text: t('search.seeAllScenarios') }}
        >
          {scenarios?.items.map((hit) => (
            <li key={hit.id}>{draw.scenarios(hit, 'h3')}</li>
          ))}
        </Shore>
        <Shore
          side="supply"
          title={t('common.nav.capabilities')}
          total={capabilities?.total ?? 0}
          nearest={results.isNearest || (capabilities?.nearest ?? false)}
          isToldAbove={results.isNearest}
          all={{ to: filters.addressFor('capabilities'), text: t('search.seeAllCapabilities') }}
        >
          {capabilities?.items.map((hit) => (
            <li key={hit.id}>{draw.capabilities(hit, 'h3')}</li>
          ))}
        </Shore>
      </div>
      <Others results={results} filters={filters} draw={draw} />
    </div>
  );
}
