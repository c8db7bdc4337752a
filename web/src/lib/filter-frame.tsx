import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import { Disclosure } from '../ui/disclosure';
import { FilterPanel, type FilterGroup } from '../ui/filter-panel';
import { Select, type Option } from '../ui/inputs';
import { ChosenFilters } from './chosen-filters';
import { TypedFilter } from './typed-filter';
import type { Filters } from './use-filters';
import { useMedia } from './use-media';

interface FilterFrameProps {
  filters: Filters;
  groups: readonly FilterGroup[];
  searchLabel: string;
  /** The first is the default; with fewer than two there is nothing to choose. */
  sorts?: readonly Option[];
  /** Stands under the typed search, above what is chosen. */
  above?: ReactNode;
  children: ReactNode;
}

/** Filters at the left, on request on a phone; typed search and order above; what was found below. */
export function FilterFrame(props: FilterFrameProps) {
  const { filters, groups, searchLabel, sorts = [], above, children } = props;
  const { t } = useText();
  const wide = useMedia('(min-width: 60rem)');
  return (
    <div className="with-filters">
      <aside>
        <Disclosure key={String(wide)} summary={t('common.filters')} open={wide}>
          <FilterPanel
            title={t('common.filters')}
            groups={groups}
            chosen={filters.get}
            onToggle={filters.toggle}
          />
        </Disclosure>
      </aside>
      <div>
        <div className="list-tools">
          <TypedFilter
            label={searchLabel}
            value={filters.q}
            onChange={(q) => filters.set('q', q)}
          />
          <Order filters={filters} sorts={sorts} />
        </div>
        {above}
        <ChosenFilters filters={filters} groups={groups} />
        {children}
      </div>
    </div>
  );
}

function Order({ filters, sorts }: { filters: Filters; sorts: readonly Option[] }) {
  const { t } = useText();
  const first = sorts[0]?.value;
  if (sorts.length < 2) return null;
  return (
    <label className="list-sort">
      <span>{t('common.sort')}</span>
      <Select
        options={sorts}
        value={filters.sort || first}
        onChange={({ target }) => filters.set('sort', target.value === first ? '' : target.value)}
      />
    </label>
  );
}
