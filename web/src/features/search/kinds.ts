import type { SearchIndex } from '../../api/types';
import { useText } from '../../i18n/use-text';
import type { FilterSpec } from '../../lib/use-filter-groups';

/** What is looked for: one kind of things, or all of them at once. */
export type Kind = SearchIndex | 'all';

export const kinds: readonly Kind[] = [
  'all',
  'scenarios',
  'capabilities',
  'organisations',
  'cases',
];

export function kindOf(text: string | null): Kind {
  return kinds.find((kind) => kind === text) ?? 'all';
}

/** What every kind can be filtered by, and so all of them at once; kept when the kind changes. */
export const sharedKeys: readonly string[] = ['sectors', 'districts', 'technologies', 'demo'];

/** Filters of the kinds that have no list page with filters of their own, and of all kinds at once. */
export function useOwnSpecs(): Record<'all' | 'organisations' | 'cases', FilterSpec[]> {
  const { t } = useText();
  const shared: FilterSpec[] = [
    { key: 'sectors', choices: 'sector', label: t('search.filter.sector') },
    { key: 'districts', choices: 'district', label: t('search.filter.district') },
    { key: 'technologies', choices: 'technology', label: t('search.filter.technology') },
    {
      key: 'demo',
      choices: [{ value: 'false', label: t('common.withoutDemo') }],
      label: t('common.demoFilter'),
    },
  ];
  const roles = ['publisher', 'supplier'] as const;
  return {
    all: shared,
    cases: shared,
    organisations: [
      {
        key: 'role',
        choices: roles.map((value) => ({ value, label: t(`search.role.${value}`) })),
        label: t('search.filter.role'),
      },
      { key: 'kind', choices: 'organisation-kind', label: t('search.filter.organisationKind') },
      ...shared,
    ],
  };
}
