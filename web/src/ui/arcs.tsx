import './arcs.css';

interface ArcsProps {
  /** How far the demand side has come, 0–1. */
  demand: number;
  /** How far the supply side has come, 0–1. */
  supply: number;
  /** Both sides have said yes: the flame-red keystone is drawn. */
  met?: boolean;
  /** Width in rem; the height follows. */
  size?: number;
  /** What the figure says, for readers who cannot see it; without it the figure is decoration. */
  label?: string;
}

/** Keeps a share inside 0–1, whatever arrives. */
const share = (value: number) => Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));

/** Left and right half of the gate, drawn from the foot upwards; pathLength makes a share a dash length. */
const LEFT = 'M8 58 A52 50 0 0 1 52 11';
const RIGHT = 'M112 58 A52 50 0 0 0 68 11';

/** The recurring figure: two arcs that start at their own shore and meet at the keystone. */
export function Arcs({ demand, supply, met = false, size = 3.5, label }: ArcsProps) {
  const arc = (path: string, side: 'demand' | 'supply', value: number) => (
    <>
      <path className="arcs-track" d={path} />
      {value > 0 && (
        <path className={`arcs-${side}`} d={path} pathLength={1} strokeDasharray={`${value} 2`} />
      )}
    </>
  );
  return (
    <svg
      className="arcs"
      viewBox="0 0 120 66"
      style={{ width: `${size}rem` }}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {arc(LEFT, 'demand', share(demand))}
      {arc(RIGHT, 'supply', share(supply))}
      <circle className={met ? 'arcs-met' : 'arcs-open'} cx="60" cy="9" r="6" />
    </svg>
  );
}
