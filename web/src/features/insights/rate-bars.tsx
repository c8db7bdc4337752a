import { useText } from '../../i18n/use-text';
import { formatShare } from '../../lib/format';
import type { RateRow } from './rate-rows';

/**
 * How often pairings became mutual: in each row both sides walk towards the middle, and a rate of one would
 * let them touch. Hand-set, since a charting library alone is larger than a public page may be; the exact
 * figures are in the table behind it.
 */
export function RateBars({ rows }: { rows: readonly RateRow[] }) {
  const { t, language } = useText();
  const shown = rows.filter((row) => row.rate !== null);
  return (
    <>
      <div className="rates" aria-hidden="true">
        {shown.map((row) => (
          <div key={row.key} className="rate">
            <span className="rate-name">{row.name}</span>
            <span className="rate-track">
              {row.rate !== null && (
                <>
                  <i className="rate-demand" style={{ width: `${row.rate * 50}%` }} />
                  <i className="rate-supply" style={{ width: `${row.rate * 50}%` }} />
                </>
              )}
            </span>
            <span className="rate-figure figures">
              {row.rate === null ? '—' : formatShare(row.rate, language)}
            </span>
          </div>
        ))}
      </div>
      {shown.length < rows.length && (
        <p className="small muted">{t('insights.others', { count: rows.length - shown.length })}</p>
      )}
    </>
  );
}
