import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Organisation } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { FilteredList } from '../../lib/filtered-list';
import { paths } from '../../lib/paths';
import { useTaxonomy } from '../../lib/taxonomy';
import { useFilterGroups } from '../../lib/use-filter-groups';
import { useFilters } from '../../lib/use-filters';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import { organisationsQuery } from './organisation-queries';

const keys = ['kind', 'district'] as const;

/** Everybody who publishes demands or offers capabilities. */
export function OrganisationList() {
  const { t } = useText();
  useTitle(t('organisations.title'));
  const filters = useFilters(keys);
  const query = useInfiniteQuery({
    ...organisationsQuery({
      q: filters.q || undefined,
      kind: filters.get('kind'),
      district: filters.get('district'),
    }),
    placeholderData: keepPreviousData,
  });
  const groups = useFilterGroups(
    [
      { key: 'kind', choices: 'organisation-kind', label: t('organisations.kind') },
      { key: 'district', choices: 'district', label: t('organisations.district') },
    ],
    undefined,
  );
  return (
    <div className="page">
      <PageHead title={t('organisations.title')} lead={t('organisations.lead')} />
      <FilteredList
        filters={filters}
        groups={groups}
        searchLabel={t('organisations.searchLabel')}
        sorts={[{ value: 'default', label: t('organisations.byName') }]}
        query={query}
        empty={
          <Empty title={t('organisations.none')}>
            <Button onClick={filters.clear}>{t('common.clearFilters')}</Button>
          </Empty>
        }
        renderItem={(organisation) => <OrganisationEntry organisation={organisation} />}
        itemKey={(organisation) => organisation.id}
      />
    </div>
  );
}

function OrganisationEntry({ organisation }: { organisation: Organisation }) {
  const { t } = useText();
  const { label } = useTaxonomy();
  return (
    <article className="entry-body" style={{ paddingBlock: '1rem' }}>
      <h2 className="entry-title">
        <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link>{' '}
        {organisation.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
      </h2>
      <p className="entry-meta">
        <span>{label('organisation-kind', organisation.kind)}</span>
        {organisation.district && <span>{label('district', organisation.district)}</span>}
      </p>
    </article>
  );
}
