import { useText } from '../../i18n/use-text';
import type { FilterSpec } from '../../lib/use-filter-groups';

/** Filters of the directory as they stand in the address; the names are the API's. */
export const capabilityFilterKeys = [
  'technologies',
  'sectors',
  'kind',
  'deployments',
  'constraints',
  'districts',
  'priceModes',
  'unclaimed',
  'demo',
] as const;

/** Headings and choices of the filters. */
export function useCapabilityFilterSpecs(): FilterSpec[] {
  const { t } = useText();
  return [
    { key: 'technologies', choices: 'technology', label: t('capabilities.filter.technology') },
    { key: 'sectors', choices: 'sector', label: t('capabilities.filter.sector') },
    { key: 'kind', choices: 'capability-kind', label: t('capabilities.filter.kind') },
    { key: 'deployments', choices: 'deployment', label: t('capabilities.filter.deployment') },
    { key: 'constraints', choices: 'constraint', label: t('capabilities.filter.constraint') },
    { key: 'districts', choices: 'district', label: t('capabilities.filter.district') },
    { key: 'priceModes', choices: 'price-mode', label: t('capabilities.filter.priceMode') },
    {
      key: 'unclaimed',
      choices: [{ value: 'false', label: t('capabilities.claimedOnly') }],
      label: t('capabilities.filter.unclaimed'),
    },
    {
      key: 'demo',
      choices: [{ value: 'false', label: t('common.withoutDemo') }],
      label: t('common.demoFilter'),
    },
  ];
}
