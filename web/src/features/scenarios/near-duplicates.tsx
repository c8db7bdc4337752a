import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { formatShare } from '../../lib/format';
import { paths } from '../../lib/paths';

type Duplicates = components['schemas']['NearDuplicates']['items'];

/** Scenarios that say nearly the same, for the publisher before submitting and for the reviewer. */
export function NearDuplicates({ items }: { items: Duplicates }) {
  const { t, language, code } = useText();
  return (
    <ul>
      {items.map((one) => (
        <li key={one.id}>
          <Link to={paths.scenario(one.id)} target="_blank">
            {one.title}
          </Link>
          <span className="small muted">
            {' '}
            {one.organisationName} · {code('scenarios.states', one.state)} ·{' '}
            {t('scenarioForm.similar', { share: formatShare(one.similarity, language) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
