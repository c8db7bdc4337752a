import type { Capability } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import './capability-cases.css';

/** What the supplier says it has done before, newest first. */
export function CapabilityCases({ cases }: { cases: Capability['cases'] }) {
  const { t } = useText();
  const { label } = useTaxonomy();
  if (cases.length === 0) return <p className="muted">{t('capabilities.noCases')}</p>;
  return (
    <ul className="plain-list said-cases">
      {[...cases]
        .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
        .map((one) => (
          <li key={`${one.title}${one.year}`}>
            <p className="small muted figures">
              {[one.year, one.sector && label('sector', one.sector), one.customer]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>
              <strong>{one.title}</strong>
            </p>
            <p>{one.result}</p>
          </li>
        ))}
    </ul>
  );
}
