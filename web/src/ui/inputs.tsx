import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react';
import './field.css';

/** Plain controls in the house look; give them the ControlProps of a Field. */
export function TextInput(
  props: InputHTMLAttributes<HTMLInputElement> & { ref?: React.Ref<HTMLInputElement> },
) {
  return <input type="text" {...props} className="input" />;
}

export function TextArea(
  props: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: React.Ref<HTMLTextAreaElement> },
) {
  return <textarea {...props} className="input" />;
}

export interface Option {
  value: string;
  label: string;
}

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  options: readonly Option[];
  /** Text of the empty choice; leave out when one must be chosen. */
  emptyLabel?: string;
  ref?: React.Ref<HTMLSelectElement>;
}

/** The platform's own select: keyboard, screen reader and phone wheel come with it. */
export function Select({ options, emptyLabel, ...rest }: SelectProps) {
  return (
    <select {...rest} className="input">
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface CheckProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'children'> {
  children: ReactNode;
  count?: number | undefined;
  ref?: React.Ref<HTMLInputElement>;
}

/** A checkbox (or radio, by `type`) with its words as one target. */
export function Check({ children, count, ...rest }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" {...rest} />
      <span>{children}</span>
      {count !== undefined && <span className="check-count">{count}</span>}
    </label>
  );
}
