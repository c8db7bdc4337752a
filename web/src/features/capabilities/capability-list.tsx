import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
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
import { CapabilityCard } from './capability-card';
import { capabilityFilterKeys, useCapabilityFilterSpecs } from './capability-filters';

/** The directory of what suppliers offer, with filters that live in the address. */
export function CapabilityList() {
  const { t } = useText();
  useTitle(t('capabilities.title'));
  const filters = useFilters(capabilityFilterKeys);
  const orders = useOrders(filters.q);
  const asked: FoundFilters = {
    ...filters.all(),
    q: filters.q,
    sort: orders.chosen(filters.sort),
  };
  const query = useInfiniteQuery({
    ...foundQuery('capabilities', asked),
    placeholderData: keepPreviousData,
  });
  const first = query.data?.pages[0];
  const groups = useFilterGroups(useCapabilityFilterSpecs(), first?.facets);
  return (
    <div className="page">
      <PageHead
        title={t('capabilities.title')}
        lead={t('capabilities.lead')}
        marks={<p className="small supply">{t('common.supply')}</p>}
      />
      <FilteredList
        filters={filters}
        groups={groups}
        searchLabel={t('capabilities.searchLabel')}
        sorts={orders.options}
        query={query}
        remark={(page) => <Widen page={page} filters={filters} groups={groups} />}
        empty={<NothingFound onClear={filters.clear} />}
        renderItem={(hit) => (
          <CapabilityCard capability={hit.card} highlights={hit.highlights} heading="h2" />
        )}
        itemKey={(hit) => hit.id}
      />
    </div>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useText();
  return (
    <Empty title={t('capabilities.none')}>
      <p>{t('capabilities.noneNext')}</p>
      <div className="row">
        <Button look="primary" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
        <Link to={paths.scenarios}>{t('capabilities.toScenarios')}</Link>
      </div>
    </Empty>
  );
}
