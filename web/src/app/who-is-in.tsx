import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { paths } from '../lib/paths';
import { useSession } from '../lib/session';

/** Fetched only for those who are signed in: visitors never load it. */
const Bell = lazy(async () => ({ default: (await import('../features/messages/bell')).Bell }));

/** The bell of those who are signed in; nothing for visitors. */
export function BellPlace() {
  const { session } = useSession();
  if (!session) return null;
  return (
    <Suspense fallback={<span className="bell-place" />}>
      <Bell />
    </Suspense>
  );
}

/** The way in for visitors; the bench and the account for those who are in. */
export function WhoIsIn({ children }: { children?: ReactNode }) {
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
      {children}
      <Link to={paths.bench}>{t('common.bench')}</Link>
      <Link to={paths.account}>{session.user.displayName}</Link>
    </div>
  );
}
