import { useEffect, useState } from 'react';
import { TextInput } from '../ui/inputs';

const REST_MS = 220;

interface TypedFilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Search as you type: the address follows when the typing rests, and the field follows the back button. */
export function TypedFilter({ label, value, onChange }: TypedFilterProps) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const [seen, setSeen] = useState(value);
  // The address changed otherwise than by this field (back button, “clear all”): start again from it.
  if (value !== seen) {
    setSeen(value);
    if (value !== sent) {
      setText(value);
      setSent(value);
    }
  }
  useEffect(() => {
    if (text === sent) return undefined;
    const timer = window.setTimeout(() => {
      setSent(text);
      onChange(text);
    }, REST_MS);
    return () => window.clearTimeout(timer);
  }, [text, sent, onChange]);
  return (
    <div className="list-typed" role="search" aria-label={label}>
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
