import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { paths } from '../lib/paths';
import { Arcs } from '../ui/arcs';

/** The gate of two arcs and the name. */
export function Logo() {
  const { t } = useText();
  return (
    <Link to={paths.home} className="logo">
      <Arcs demand={1} supply={1} met size={2.6} />
      <span>{t('common.name')}</span>
    </Link>
  );
}
