import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { paths } from '../lib/paths';
import { useSession } from '../lib/session';

/** The way in for visitors; the bench and the account for those who are in. */
export function WhoIsIn() {
  const { t } = useText();
  const { session } = useSession();
  if (!session)
    return (
      <div className="who">
        <Link to={paths.signIn}>{t('common.signIn')}</Link>
        <Link to={paths.register}>{t('common.register')}</Link>
      </div>
    );
  return (
    <div className="who">
      <Link to={paths.bench}>{t('common.bench')}</Link>
      <Link to={paths.account}>{session.user.displayName}</Link>
    </div>
  );
}
