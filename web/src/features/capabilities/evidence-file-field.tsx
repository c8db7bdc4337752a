import { useText } from '../../i18n/use-text';
import { formatBytes } from '../../lib/format-bytes';
import type { Evidence } from '../../api/types';
import { Check } from '../../ui/inputs';
import { Field } from '../../ui/field';
import { FileInput } from '../../ui/file-input';

export const MOST_BYTES = 5 * 1024 * 1024;

export interface ChosenFile {
  /** To be put in place of the one there. */
  file: File | null;
  /** The one there is to be taken away. */
  remove: boolean;
}

interface EvidenceFileFieldProps {
  /** What is with the server already. */
  kept: Evidence['file'];
  chosen: ChosenFile;
  fault: string | undefined;
  onChange: (chosen: ChosenFile) => void;
}

/** The scan or report a reviewer looks at; never public. */
export function EvidenceFileField({ kept, chosen, fault, onChange }: EvidenceFileFieldProps) {
  const { t, language } = useText();
  const tooBig = chosen.file !== null && chosen.file.size > MOST_BYTES;
  return (
    <>
      <Field
        label={t('capabilityForm.evidenceFields.file')}
        help={t('capabilityForm.evidenceHelp.file')}
        optionalText={t('common.optional')}
        error={tooBig ? t('capabilityForm.fileTooBig') : fault}
      >
        {(control) => (
          <FileInput
            {...control}
            chooseText={t('common.chooseFile')}
            shown={chosen.file?.name ?? t('common.noFile')}
            accept=".pdf,.png,.jpg,.jpeg"
            onChange={(event) => onChange({ file: event.target.files?.[0] ?? null, remove: false })}
          />
        )}
      </Field>
      {kept && !chosen.file && (
        <Check
          checked={chosen.remove}
          onChange={(event) => onChange({ file: null, remove: event.target.checked })}
        >
          {t('capabilityForm.removeFile', {
            name: kept.name,
            size: formatBytes(kept.size, language),
          })}
        </Check>
      )}
      {kept && chosen.file && (
        <p className="muted small">{t('capabilityForm.replacesFile', { name: kept.name })}</p>
      )}
    </>
  );
}
