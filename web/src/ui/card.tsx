import type { ReactNode } from 'react';
import './card.css';

interface CardProps {
  /** Which shore the thing stands on; it gives the coloured edge: demand left, supply right. */
  side?: 'demand' | 'supply' | 'meet' | 'none';
  as?: 'article' | 'section' | 'div' | 'li';
  labelledBy?: string;
  children: ReactNode;
}

/** A surface with an edge in the colour of its side. */
export function Card({ side = 'none', as: Element = 'div', labelledBy, children }: CardProps) {
  return (
    <Element className={`card card-${side}`} aria-labelledby={labelledBy}>
      {children}
    </Element>
  );
}

/** Term and value pairs; values of undefined or null are left out. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  const known = items.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl className="facts">
      {known.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
