import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import { Field, FieldGroup, type ControlProps } from '../ui/field';

interface FormFieldProps {
  /** The server's name of the field; the anchor of advice and comments. */
  name: string;
  label: string;
  help: string;
  fault?: string | undefined;
  /** What the reviewer said about this field. */
  comment?: string | undefined;
  required?: boolean;
}

const anchor = (name: string) => `field-${name}`;

/** Moves to a field by its server name, e.g. from a line of advice. */
export function goToField(name: string): void {
  const field = document.getElementById(anchor(name));
  field?.scrollIntoView?.({ block: 'center' });
  field?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
}

function Help({ help, comment }: { help: string; comment: string | undefined }) {
  const { t } = useText();
  return (
    <>
      <span className="form-note">{help}</span>
      {comment && (
        <span className="form-comment">
          <strong>{t('bench.reviewComment')}</strong> {comment}
        </span>
      )}
    </>
  );
}

/** One question with one control: label, one line of help, the reviewer's word, the server's refusal. */
export function FormField({
  name,
  label,
  help,
  fault,
  comment,
  required = false,
  children,
}: FormFieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { t } = useText();
  return (
    <div id={anchor(name)}>
      <Field
        label={label}
        help={<Help help={help} comment={comment} />}
        error={fault}
        required={required}
        optionalText={t('common.optional')}
      >
        {children}
      </Field>
    </div>
  );
}

/** One question with several controls. */
export function FormGroup({
  name,
  label,
  help,
  fault,
  comment,
  required = false,
  children,
}: FormFieldProps & { children: ReactNode }) {
  const { t } = useText();
  return (
    <div id={anchor(name)}>
      <FieldGroup
        legend={
          <>
            {label}
            {!required && <span className="field-optional">{t('common.optional')}</span>}
          </>
        }
        help={<Help help={help} comment={comment} />}
        error={fault}
      >
        {children}
      </FieldGroup>
    </div>
  );
}
