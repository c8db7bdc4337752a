import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query';
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
import { ScenarioCard } from './scenario-card';
import { scenarioFilterKeys, scenariosQuery } from './scenario-queries';

/** The demands that are open to an answer, with filters that live in the address. */
export function ScenarioList() {
  const { t } = useText();
  useTitle(t('scenarios.title'));
  const filters = useFilters(scenarioFilterKeys);
  const chosen = Object.fromEntries(scenarioFilterKeys.map((key) => [key, filters.get(key)]));
  const query = useInfiniteQuery({
    ...scenariosQuery(chosen),
    placeholderData: keepPreviousData,
  });
  const groups = useFilterGroups(
    [
      { key: 'sectors', taxonomy: 'sector', label: t('scenarios.filter.sector') },
      { key: 'districts', taxonomy: 'district', label: t('scenarios.filter.district') },
      { key: 'technologies', taxonomy: 'technology', label: t('scenarios.filter.technology') },
      {
        key: 'cooperationModes',
        taxonomy: 'cooperation-mode',
        label: t('scenarios.filter.cooperationMode'),
      },
      { key: 'constraints', taxonomy: 'constraint', label: t('scenarios.filter.constraint') },
      { key: 'sizeClass', taxonomy: 'size-class', label: t('scenarios.filter.sizeClass') },
    ],
    undefined,
  );
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
        sorts={[
          { value: 'default', label: t('scenarios.sort.default') },
          { value: 'newest', label: t('scenarios.sort.newest') },
          { value: 'deadline', label: t('scenarios.sort.deadline') },
        ]}
        query={query}
        empty={<NothingFound onClear={filters.clear} />}
        renderItem={(scenario) => <ScenarioCard scenario={scenario} heading="h2" />}
        itemKey={(scenario) => scenario.id}
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
