import './feedback.css';

interface SkeletonProps {
  /** How many blocks of text to sketch. */
  blocks?: number;
  /** What is being loaded, read out once. */
  label: string;
}

/** The shape of what is coming, instead of a spinner. */
export function Skeleton({ blocks = 3, label }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: blocks }, (_, index) => (
        <div key={index} className="skeleton-block" aria-hidden="true">
          <i style={{ width: `${48 - ((index * 7) % 20)}%` }} />
          <i />
          <i style={{ width: `${86 - ((index * 13) % 30)}%` }} />
        </div>
      ))}
    </div>
  );
}
