import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import type { FilterGroup } from '../ui/filter-panel';
import type { Filters } from './use-filters';

/** What is being filtered by, each to be taken away with one press. */
export function ChosenFilters({
  filters,
  groups,
}: {
  filters: Filters;
  groups: readonly FilterGroup[];
}) {
  const { t } = useText();
  if (!filters.has) return null;
  return (
    <div className="row list-chosen" role="group" aria-label={t('common.filtersChosen')}>
      {groups.flatMap((group) =>
        filters.get(group.key).map((value) => {
          const name = group.options.find((option) => option.value === value)?.label ?? value;
          return (
            <Chip
              key={`${group.key}:${value}`}
              removeLabel={t('common.remove', { name })}
              onRemove={() => filters.toggle(group.key, value)}
            >
              {name}
            </Chip>
          );
        }),
      )}
      <Button look="quiet" small onClick={filters.clear}>
        {t('common.clearFilters')}
      </Button>
    </div>
  );
}
