import type { ReactNode } from 'react';
import './page-head.css';

interface PageHeadProps {
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Marks above the title. */
  marks?: ReactNode;
  /** What one can do here, at the right. */
  actions?: ReactNode;
}

/** Title of a page, with its rule below, as at the head of a gazette. */
export function PageHead({ title, lead, marks, actions }: PageHeadProps) {
  return (
    <div className="page-head">
      <div>
        {marks}
        <h1>{title}</h1>
        {lead && <p className="page-head-lead">{lead}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
