import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { FilteredList } from '../../lib/filtered-list';
import { foundQuery, type FoundFilters } from '../../lib/found';
import { paths } from '../../lib/paths';
import { useFilterGroups } from '../../lib/use-filter-groups';
import { useFilters } from '../../lib/use-filters';
import { useOrders } from '../../lib/use-orders';
import { useTitle } from '../../lib/use-title';
import { Widen } from '../../lib/widen';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { ScenarioCard } from './scenario-card';
import { scenarioFilterKeys, useScenarioFilterSpecs } from './scenario-filters';

interface ScenarioListProps {
  /** What to do with the search as it stands, e.g. to save it. */
  save: (asked: { q: string; filters: Record<string, string[]> }) => ReactNode;
}

/** The demands that are open to an answer, with filters that live in the address. */
export function ScenarioList({ save }: ScenarioListProps) {
  const { t } = useText();
  useTitle(t('scenarios.title'));
  const filters = useFilters(scenarioFilterKeys);
  const orders = useOrders(filters.q);
  const asked: FoundFilters = {
    ...filters.all(),
    q: filters.q,
    sort: orders.chosen(filters.sort),
  };
  const query = useInfiniteQuery({
    ...foundQuery('scenarios', asked),
    placeholderData: keepPreviousData,
  });
  const first = query.data?.pages[0];
  const groups = useFilterGroups(useScenarioFilterSpecs(), first?.facets);
  return (
    <div className="page">
      <PageHead
        title={t('scenarios.title')}
        lead={t('scenarios.lead')}
        marks={<p className="small demand">{t('common.demand')}</p>}
      />
      <FilteredList
        filters={filters}
        groups={groups}
        searchLabel={t('scenarios.searchLabel')}
        sorts={orders.options}
        above={save({ q: filters.q, filters: filters.all() })}
        query={query}
        remark={(page) => <Widen page={page} filters={filters} groups={groups} />}
        empty={<NothingFound onClear={filters.clear} />}
        renderItem={(hit) => (
          <ScenarioCard scenario={hit.card} highlights={hit.highlights} heading="h2" />
        )}
        itemKey={(hit) => hit.id}
      />
    </div>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useText();
  return (
    <Empty title={t('scenarios.none')}>
      <p>{t('scenarios.noneNext')}</p>
      <div className="row">
        <Button look="primary" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
        <Link to={paths.capabilities}>{t('scenarios.toCapabilities')}</Link>
      </div>
    </Empty>
  );
}
