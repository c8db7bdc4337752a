import { useId, type ReactNode } from 'react';
import './field.css';

/** What a control must carry so that its label, help and fault are read with it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface FieldProps {
  label: ReactNode;
  /** One line that says what to write. */
  help?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  optionalText?: string | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** Label, one line of help, the control, and the fault beside it. */
export function Field({
  label,
  help,
  error,
  required = false,
  optionalText,
  children,
}: FieldProps) {
  const id = useId();
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={error ? 'field field-faulty' : 'field'}>
      <label htmlFor={id}>
        {label}
        {!required && optionalText && <span className="field-optional">{optionalText}</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

interface GroupProps {
  legend: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** Several controls that answer one question: a fieldset with the same help and fault lines. */
export function FieldGroup({ legend, help, error, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset
      className={error ? 'field field-faulty' : 'field'}
      aria-describedby={help ? `${id}-help` : undefined}
    >
      <legend>{legend}</legend>
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      {children}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
