import type { SavedSearch, SaveSearch, SavedSearchFilters } from '../../api/types';

/** The filters chosen by chips, with the taxonomy of each; the first few are always in view. */
export const chipFilters = [
  { key: 'sectors', taxonomy: 'sector', label: 'scenarios.filter.sector' },
  { key: 'districts', taxonomy: 'district', label: 'scenarios.filter.district' },
  { key: 'technologies', taxonomy: 'technology', label: 'scenarios.filter.technology' },
  { key: 'procedure', taxonomy: 'procedure', label: 'scenarios.filter.procedure' },
  {
    key: 'cooperationModes',
    taxonomy: 'cooperation-mode',
    label: 'scenarios.filter.cooperationMode',
  },
  { key: 'constraints', taxonomy: 'constraint', label: 'scenarios.filter.constraint' },
  { key: 'sizeClass', taxonomy: 'size-class', label: 'scenarios.filter.sizeClass' },
  { key: 'resourceKinds', taxonomy: 'resource-kind', label: 'savedSearches.resources' },
] as const;

export const savedStates = ['open', 'intent'] as const;
const fenOfTenThousandYuan = 1_000_000;

/** What the form holds: lists of words as they are typed. */
export interface SearchDraft extends Omit<SaveSearch, 'exclude' | 'filters'> {
  exclude: string;
  filters: SavedSearchFilters;
  /** In 万元, as typed. */
  budget: string;
}

const blank: SearchDraft = {
  name: '',
  q: '',
  exclude: '',
  filters: {},
  budget: '',
  cap: 5,
  channel: 'mail',
  tellClosing: true,
  active: true,
};

const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]/u)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** The search as it stands on a page, ready to be saved. What a page filters by and nobody waits for is left out. */
export function draftOf(q: string, filters: Record<string, string[]>): SearchDraft {
  const kept: SavedSearchFilters = {};
  for (const { key } of chipFilters) {
    const values = filters[key];
    // Codes come from the page's own choices; the server judges them.
    if (values?.length) kept[key] = values;
  }
  const states = savedStates.filter((state) => filters['state']?.includes(state));
  if (states.length > 0) kept.state = states;
  if (filters['firstUse']?.includes('true')) kept.firstUse = true;
  const [organisationId] = filters['organisationId'] ?? [];
  if (organisationId) kept.organisationId = organisationId;
  return { ...blank, q, name: q.slice(0, 60), filters: kept };
}

export function draftFrom(search: SavedSearch): SearchDraft {
  const { name, q, filters, exclude, cap, channel, tellClosing, active } = search;
  const fen = filters.budgetFromFen;
  return {
    ...{ name, q, filters, cap, channel, tellClosing, active },
    ...{
      exclude: exclude.join('，'),
      budget: fen === undefined ? '' : String(fen / fenOfTenThousandYuan),
    },
  };
}

/** What is sent. */
export function bodyOf({ budget, exclude, filters, ...rest }: SearchDraft): SaveSearch {
  const { budgetFromFen: _, ...kept } = filters;
  const fen = Math.round(Number(budget) * fenOfTenThousandYuan);
  const from = budget.trim() !== '' && Number.isFinite(fen) ? { budgetFromFen: fen } : {};
  const chosen = Object.fromEntries(
    Object.entries(kept).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
  return {
    ...rest,
    q: (rest.q ?? '').trim(),
    name: rest.name.trim(),
    filters: { ...chosen, ...from },
    exclude: listed(exclude),
  };
}

/** Whether there is anything to try. */
export const asksForAnything = ({ q = '', filters = {} }: SaveSearch): boolean =>
  q !== '' || Object.keys(filters).length > 0;
