import type { Option } from './inputs';
import './chip-checks.css';

interface ChipChecksProps {
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** With as many chosen, the others wait. */
  max?: number | undefined;
  disabled?: boolean | undefined;
}

/** Several of a short list: checkboxes that look like chips, so that space and Tab work as always. */
export function ChipChecks({ options, chosen, onChange, max, disabled }: ChipChecksProps) {
  const full = max !== undefined && chosen.length >= max;
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <div className="chip-checks">
      {options.map((option) => {
        const checked = chosen.includes(option.value);
        return (
          <label key={option.value} className="chip-check">
            <input
              type="checkbox"
              className="sr-only"
              checked={checked}
              disabled={disabled || (full && !checked)}
              onChange={() => toggle(option.value)}
            />
            <span>{option.label}</span>
          </label>
        );
      })}
    </div>
  );
}
