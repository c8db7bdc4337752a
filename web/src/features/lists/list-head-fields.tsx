import { useText } from '../../i18n/use-text';
import { Field } from '../../ui/field';
import { TextArea, TextInput } from '../../ui/inputs';

interface ListHeadFieldsProps<T extends { title: string; intro: string }> {
  typed: T;
  /** Sentences of the server by field. */
  faults: Readonly<Record<string, string>>;
  onChange: (next: T) => void;
}

/** Title and foreword, of a new list and of a draft. */
export function ListHeadFields<T extends { title: string; intro: string }>({
  typed,
  faults,
  onChange,
}: ListHeadFieldsProps<T>) {
  const { t } = useText();
  return (
    <>
      <Field label={t('compose.name')} help={t('compose.nameHelp')} required error={faults.title}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={80}
            value={typed.title}
            onChange={(event) => onChange({ ...typed, title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('compose.intro')} optionalText={t('common.optional')} error={faults.intro}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={2000}
            value={typed.intro}
            onChange={(event) => onChange({ ...typed, intro: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
