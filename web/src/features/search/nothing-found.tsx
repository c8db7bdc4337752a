import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import type { SearchFilters } from './use-search-filters';

/** Nothing, and nothing near either: where to go from here. */
export function NothingFound({ filters }: { filters: SearchFilters }) {
  const { t } = useText();
  const { q, kind, has } = filters;
  return (
    <Empty title={q ? t('search.none', { q }) : t('search.nothing')}>
      <p>{t('search.noneNext')}</p>
      <div className="row">
        {has && <Button onClick={filters.clear}>{t('common.clearFilters')}</Button>}
        {kind !== 'all' && <Link to={filters.addressFor('all')}>{t('search.inAllKinds')}</Link>}
        <Link to={paths.scenarios}>{t('common.nav.scenarios')}</Link>
        <Link to={paths.capabilities}>{t('common.nav.capabilities')}</Link>
        <Link to={paths.lists}>{t('common.nav.lists')}</Link>
      </div>
    </Empty>
  );
}
