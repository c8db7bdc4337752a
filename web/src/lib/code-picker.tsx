import { useController, type Control, type FieldValues, type Path } from 'react-hook-form';
import type { TaxonomyKind } from '../api/types';
import { ChipChecks } from '../ui/chip-checks';
import { useTaxonomy } from './taxonomy';

interface CodePickerProps<Values extends FieldValues> {
  control: Control<Values>;
  name: Path<Values>;
  taxonomy: TaxonomyKind;
  max?: number;
  disabled?: boolean;
}

/** Codes of one taxonomy, chosen by chips. */
export function CodePicker<Values extends FieldValues>({
  control,
  name,
  taxonomy,
  max,
  disabled,
}: CodePickerProps<Values>) {
  const { options } = useTaxonomy();
  const { field } = useController({ control, name });
  return (
    <ChipChecks
      options={options(taxonomy)}
      chosen={field.value as string[]}
      onChange={field.onChange}
      max={max}
      disabled={disabled}
    />
  );
}
