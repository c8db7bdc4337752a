import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { Highlighted } from '../../lib/highlighted';
import { paths } from '../../lib/paths';
import type { Results } from './results';

/** Organisations and cases that answer too. */
export function Others({ results }: { results: Results }) {
  const { t } = useText();
  const organisations = results.organisations?.items ?? [];
  const cases = results.cases?.items ?? [];
  return (
    <>
      {organisations.length > 0 && (
        <section className="stack">
          <h2>{t('common.nav.organisations')}</h2>
          <ul className="row plain-list">
            {organisations.map((hit) => (
              <li key={hit.id}>
                <Link to={paths.organisation(hit.id)}>
                  <Highlighted text={hit.title} highlight={hit.highlights.title} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {cases.length > 0 && (
        <section className="stack">
          <h2>{t('common.nav.cases')}</h2>
          <ul className="plain-list">
            {cases.map((hit) => (
              <li key={hit.id}>
                <Link to={`${paths.cases}#${hit.id}`}>
                  <Highlighted text={hit.title} highlight={hit.highlights.title} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
