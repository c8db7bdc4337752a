import type { ReactNode } from 'react';
import './tag.css';

export type Tone = 'plain' | 'demand' | 'supply' | 'meet' | 'warn' | 'strong';

/** A short mark: a state, a sector, 示例. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

/** Tags in a row, with air between them. */
export function Tags({ children }: { children: ReactNode }) {
  return <div className="tags">{children}</div>;
}
