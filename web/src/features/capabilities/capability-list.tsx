import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { FilteredList } from '../../lib/filtered-list';
import { paths } from '../../lib/paths';
import { useFilterGroups } from '../../lib/use-filter-groups';
import { useFilters } from '../../lib/use-filters';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { CapabilityCard } from './capability-card';
import { capabilitiesQuery, capabilityFilterKeys } from './capability-queries';

/** The directory of what suppliers offer, with filters that live in the address. */
export function CapabilityList() {
  const { t } = useText();
  useTitle(t('capabilities.title'));
  const filters = useFilters(capabilityFilterKeys);
  const chosen = Object.fromEntries(capabilityFilterKeys.map((key) => [key, filters.get(key)]));
  const query = useInfiniteQuery({
    ...capabilitiesQuery(chosen),
    placeholderData: keepPreviousData,
  });
  const groups = useFilterGroups(
    [
      { key: 'technologies', taxonomy: 'technology', label: t('capabilities.filter.technology') },
      { key: 'sectors', taxonomy: 'sector', label: t('capabilities.filter.sector') },
      { key: 'kind', taxonomy: 'capability-kind', label: t('capabilities.filter.kind') },
      { key: 'deployments', taxonomy: 'deployment', label: t('capabilities.filter.deployment') },
      { key: 'constraints', taxonomy: 'constraint', label: t('capabilities.filter.constraint') },
      { key: 'priceModes', taxonomy: 'price-mode', label: t('capabilities.filter.priceMode') },
    ],
    undefined,
  );
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
        sorts={[
          { value: 'default', label: t('capabilities.sort.default') },
          { value: 'newest', label: t('capabilities.sort.newest') },
        ]}
        query={query}
        empty={<NothingFound onClear={filters.clear} />}
        renderItem={(capability) => <CapabilityCard capability={capability} heading="h2" />}
        itemKey={(capability) => capability.id}
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
