import { useText } from '../../i18n/use-text';
import type { FilterSpec } from '../../lib/use-filter-groups';

/** Filters of the list as they stand in the address; the names are the API's. */
export const scenarioFilterKeys = [
  'sectors',
  'districts',
  'state',
  'technologies',
  'cooperationModes',
  'constraints',
  'procedure',
  'sizeClass',
  'firstUse',
  'demo',
] as const;

const publicStates = ['open', 'closed', 'intent'] as const;

/** Headings and choices of the filters. */
export function useScenarioFilterSpecs(): FilterSpec[] {
  const { t } = useText();
  return [
    { key: 'sectors', choices: 'sector', label: t('scenarios.filter.sector') },
    { key: 'districts', choices: 'district', label: t('scenarios.filter.district') },
    {
      key: 'state',
      choices: publicStates.map((value) => ({ value, label: t(`scenarios.states.${value}`) })),
      label: t('scenarios.filter.state'),
    },
    { key: 'technologies', choices: 'technology', label: t('scenarios.filter.technology') },
    {
      key: 'cooperationModes',
      choices: 'cooperation-mode',
      label: t('scenarios.filter.cooperationMode'),
    },
    { key: 'constraints', choices: 'constraint', label: t('scenarios.filter.constraint') },
    { key: 'procedure', choices: 'procedure', label: t('scenarios.filter.procedure') },
    { key: 'sizeClass', choices: 'size-class', label: t('scenarios.filter.sizeClass') },
    {
      key: 'firstUse',
      choices: [{ value: 'true', label: t('scenarios.firstUseOnly') }],
      label: t('scenarios.filter.firstUse'),
    },
    {
      key: 'demo',
      choices: [{ value: 'false', label: t('common.withoutDemo') }],
      label: t('common.demoFilter'),
    },
  ];
}
