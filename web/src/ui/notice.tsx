import type { ReactNode } from 'react';
import './feedback.css';

interface NoticeProps {
  tone?: 'plain' | 'warn' | 'meet' | 'demand' | 'supply';
  title?: string;
  /** Alerts are read out at once; other notices wait for the reader. */
  alert?: boolean;
  children?: ReactNode;
}

/** A boxed remark on the page itself. */
export function Notice({ tone = 'plain', title, alert = false, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={alert ? 'alert' : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}
