import { useState } from 'react';
import { TextInput } from '../../ui/inputs';
import type { ControlProps } from '../../ui/field';
import { percent, sharesOf } from './shares';

interface ShareInputProps {
  control: ControlProps;
  value: number | null;
  /** Called with basis points as soon as what is typed is a share; null when it was emptied. */
  onChange: (share: number | null) => void;
  label?: string;
}

/** Per cent as text, so that “12.” can be typed; told in basis points. */
export function ShareInput({ control, value, onChange, label }: ShareInputProps) {
  const [text, setText] = useState(value === null ? '' : percent(value));
  return (
    <TextInput
      {...control}
      aria-label={label}
      inputMode="decimal"
      className="input figures"
      value={text}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        const share = sharesOf(typed);
        if (share !== null || typed.trim() === '') onChange(share);
      }}
    />
  );
}
