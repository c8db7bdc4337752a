import type { ReactNode } from 'react';
import { Arcs } from './arcs';
import './feedback.css';

interface EmptyProps {
  title: string;
  /** What to do next: a sentence, links or buttons. */
  children?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="empty">
      <Arcs demand={0.55} supply={0.55} size={5} />
      <p className="empty-title">{title}</p>
      {children && <div className="empty-next">{children}</div>}
    </div>
  );
}
