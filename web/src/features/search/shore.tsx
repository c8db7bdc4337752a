import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';

interface ShoreProps {
  side: 'demand' | 'supply';
  title: string;
  total: number;
  /** Nothing fits exactly: what follows is near, and says so. */
  nearest?: boolean;
  /** That is said above for both sides already. */
  isToldAbove?: boolean;
  all: { to: string; text: string };
  children: ReactNode;
}

/** What one side has to answer. */
export function Shore(props: ShoreProps) {
  const { side, title, total, nearest = false, isToldAbove = false, all, children } = props;
  const { t } = useText();
  return (
    <section>
      <h2 className={side}>
        {title} {!nearest && <small className="figures">{total}</small>}
      </h2>
      {total > 0 ? (
        <>
          {nearest && !isToldAbove && <p className="muted small">{t('search.nearestHere')}</p>}
          <ul className="entries">{children}</ul>
          <Link to={all.to}>{all.text}</Link>
        </>
      ) : (
        <p className="muted">{t('search.noneHere')}</p>
      )}
    </section>
  );
}
