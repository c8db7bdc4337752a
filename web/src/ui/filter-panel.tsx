import { Check } from './inputs';
import { Disclosure } from './disclosure';
import './filter-panel.css';

export interface FilterOption {
  value: string;
  label: string;
  count?: number | undefined;
}

export interface FilterGroup {
  key: string;
  label: string;
  options: readonly FilterOption[];
}

interface FilterPanelProps {
  title: string;
  groups: readonly FilterGroup[];
  chosen: (key: string) => readonly string[];
  onToggle: (key: string, value: string) => void;
}

/** What leads nowhere is left out, unless it is chosen or nothing else is left. */
function visible(group: FilterGroup, chosen: readonly string[]): readonly FilterOption[] {
  const useful = group.options.filter(
    (option) => option.count !== 0 || chosen.includes(option.value),
  );
  return useful.length > 0 ? useful : group.options;
}

/** Groups of checkboxes; groups with a choice, and the first two, start open. */
export function FilterPanel({ title, groups, chosen, onToggle }: FilterPanelProps) {
  return (
    <form className="filters" aria-label={title} onSubmit={(event) => event.preventDefault()}>
      {groups.map((group, index) => (
        <Disclosure
          key={group.key}
          summary={<span id={`filter-${group.key}`}>{group.label}</span>}
          open={index < 2 || chosen(group.key).length > 0}
        >
          <div className="filters-options" role="group" aria-labelledby={`filter-${group.key}`}>
            {visible(group, chosen(group.key)).map((option) => (
              <Check
                key={option.value}
                count={option.count}
                checked={chosen(group.key).includes(option.value)}
                onChange={() => onToggle(group.key, option.value)}
              >
                {option.label}
              </Check>
            ))}
          </div>
        </Disclosure>
      ))}
    </form>
  );
}
