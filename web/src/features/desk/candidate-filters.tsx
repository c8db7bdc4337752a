import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import type { Filters } from '../../lib/use-filters';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Field, FieldGroup } from '../../ui/field';
import { Check, Select } from '../../ui/inputs';
import type { CandidateParams } from './desk-queries';

interface Facet {
  name: string;
  values: readonly { value: string; count: number }[];
}
interface CandidateFiltersProps {
  filters: Filters;
  params: CandidateParams;
  facets: readonly Facet[];
  factors: readonly { code: string; side: 'demand' | 'supply' }[];
}

/** Every key of the address that cuts the table. */
export const facetKeys = [
  'band',
  'gate',
  'size',
  'district',
  'claimed',
  'pairing',
  'mark',
] as const;
const figures = ['rank', 'score', 'p', 'q', 'title'] as const;

/** Cuts by any facet and orders by any factor; the choice lives in the address. */
export function CandidateFilters({ filters, params, facets, factors }: CandidateFiltersProps) {
  const { t, code } = useText();
  const named = useFacetNames();
  const sorts = [
    ...figures.map((value) => ({ value, label: t(`desk.sorts.${value}`) })),
    ...factors
      .filter((one) => !['base', 'start-point'].includes(one.code))
      .map((one) => ({
        value: one.code,
        label: `${t(`common.${one.side}`)} · ${code('desk.factors', one.code)}`,
      })),
  ];
  return (
    <div className="desk-filters">
      <Field label={t('desk.sort')}>
        {(control) => (
          <Select
            {...control}
            options={sorts}
            value={params.sort}
            onChange={(event) => filters.set('sort', event.target.value)}
          />
        )}
      </Field>
      <Check
        checked={params.order === 'asc'}
        onChange={() => filters.set('order', params.order === 'asc' ? '' : 'asc')}
      >
        {t('desk.ascending')}
      </Check>
      <Check checked={params.weak} onChange={() => filters.set('weak', params.weak ? '' : 'true')}>
        {t('desk.withWeak')}
      </Check>
      <Disclosure summary={t('desk.filters')} open={filters.has}>
        {facets
          .filter((facet) => facet.values.length > 1 || filters.get(facet.name).length > 0)
          .map((facet) => (
            <FieldGroup key={facet.name} legend={code('desk.facets', facet.name)}>
              {facet.values.map(({ value, count }) => (
                <Check
                  key={value}
                  count={count}
                  checked={filters.get(facet.name).includes(value)}
                  onChange={() => filters.toggle(facet.name, value)}
                >
                  {named(facet.name, value)}
                </Check>
              ))}
            </FieldGroup>
          ))}
      </Disclosure>
      {filters.has && (
        <Button small onClick={filters.clear}>
          {t('desk.clear')}
        </Button>
      )}
    </div>
  );
}

/** Names of facet values: taxonomy codes, pairing states, or words of the desk. */
function useFacetNames() {
  const { code } = useText();
  const { label } = useTaxonomy();
  return (facet: string, value: string): string => {
    if (facet === 'district' && value !== 'unknown') return label('district', value);
    if (facet === 'pairing' && value !== 'none') return code('pairings.states', value);
    if (facet === 'mark' && value !== 'none') return code('curation.kinds', value);
    if (facet === 'band') return code('common.highMediumLow', value);
    if (facet === 'size' && ['major', 'integrated', 'focused'].includes(value))
      return label('size-class', value);
    return code(`desk.values.${facet}`, value);
  };
}
