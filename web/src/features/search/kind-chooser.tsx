import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { kinds, type Kind } from './kinds';
import type { SearchFilters } from './use-search-filters';
import './kind-chooser.css';

interface KindChooserProps {
  filters: SearchFilters;
  /** How much there is of each kind; those not known yet are missing. */
  totals: Partial<Record<Kind, number>>;
}

/** All kinds or one of them, each with how much was found; links, so that they can be opened and shared. */
export function KindChooser({ filters, totals }: KindChooserProps) {
  const { t, language } = useText();
  return (
    <nav className="kinds" aria-label={t('search.kinds')}>
      {kinds.map((kind) => {
        const total = totals[kind];
        return (
          <Link
            key={kind}
            to={filters.addressFor(kind)}
            className={`kinds-${kind}`}
            aria-current={kind === filters.kind ? 'page' : undefined}
            preventScrollReset
          >
            {t(`search.kindName.${kind}`)}
            {total !== undefined && (
              <span className="figures">{formatNumber(total, language)}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
