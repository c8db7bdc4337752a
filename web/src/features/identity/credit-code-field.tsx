import { useQuery } from '@tanstack/react-query';
import type { UseFormReturn } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { useDebounced } from '../../lib/use-debounced';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { creditCodeQuery } from './identity-queries';
import type { RegisterValues } from './use-register-form';

const REST_MS = 300;

/** The 统一社会信用代码, checked by the server's own rule while it is typed. */
export function CreditCodeField({ form }: { form: UseFormReturn<RegisterValues> }) {
  const { t } = useText();
  const typed = form.watch('organisation.creditCode').trim().toUpperCase();
  const code = useDebounced(typed, REST_MS);
  const { data } = useQuery(creditCodeQuery(code));
  const checked = typed === code ? data : undefined;
  const error =
    form.formState.errors.organisation?.creditCode?.message ??
    (checked && !checked.valid ? checked.message : undefined);
  return (
    <Field
      label={t('identity.organisation.creditCode')}
      help={checked?.valid ? checked.message : t('identity.organisation.creditCodeHelp')}
      error={error}
      required
    >
      {(control) => (
        <TextInput
          {...control}
          {...form.register('organisation.creditCode', { required: t('identity.required') })}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      )}
    </Field>
  );
}
