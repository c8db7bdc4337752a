import { useText } from '../i18n/use-text';
import { FieldGroup } from '../ui/field';
import { Check } from '../ui/inputs';

export type Release = 'role' | 'person';

interface ReleaseChoiceProps {
  value: Release;
  onChange: (release: Release) => void;
}

const choices: readonly Release[] = ['role', 'person'];

/** Which contact the other side sees once both have said yes. Sending the form is the consent, and the page says so. */
export function ReleaseChoice({ value, onChange }: ReleaseChoiceProps) {
  const { t } = useText();
  return (
    <FieldGroup legend={t('pairings.releaseTitle')} help={t('pairings.releaseHelp')}>
      {choices.map((choice) => (
        <Check
          key={choice}
          type="radio"
          name="release"
          checked={value === choice}
          onChange={() => onChange(choice)}
        >
          {t(`pairings.release.${choice}`)}
        </Check>
      ))}
    </FieldGroup>
  );
}
