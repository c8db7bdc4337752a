import type { ReactNode } from 'react';
import './timeline.css';

export interface StepItem {
  key: string;
  when?: ReactNode;
  title: ReactNode;
  note?: ReactNode;
  /** Whose move it was; colours the dot. */
  side?: 'demand' | 'supply' | 'meet' | undefined;
}

/** What happened, in order, on one line. */
export function Timeline({ items }: { items: readonly StepItem[] }) {
  return (
    <ol className="timeline plain-list">
      {items.map((item) => (
        <li key={item.key} className={item.side ? `timeline-${item.side}` : undefined}>
          {item.when && <p className="small muted figures">{item.when}</p>}
          <p>{item.title}</p>
          {item.note && <p className="muted">{item.note}</p>}
        </li>
      ))}
    </ol>
  );
}
