import './tag.css';

interface ChipProps {
  children: string;
  /** Spoken name of the button, e.g. “移除 思明区”. */
  removeLabel: string;
  onRemove: () => void;
}

/** One chosen filter; pressing it takes the filter away. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <button type="button" className="chip" aria-label={removeLabel} onClick={onRemove}>
      {children}
      <span className="chip-cross" aria-hidden="true">
        ×
      </span>
    </button>
  );
}
