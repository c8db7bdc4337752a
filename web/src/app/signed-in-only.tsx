import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useText } from '../i18n/use-text';
import { paths } from '../lib/paths';
import { useSession } from '../lib/session';
import { Skeleton } from '../ui/skeleton';

/** Sends a visitor to sign in first, and back here afterwards. The API decides what may be seen. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const { t } = useText();
  const { session, isPending } = useSession();
  const { pathname, search } = useLocation();
  if (isPending)
    return (
      <div className="page">
        <Skeleton label={t('common.loading')} />
      </div>
    );
  if (!session)
    return (
      <Navigate to={`${paths.signIn}?next=${encodeURIComponent(pathname + search)}`} replace />
    );
  return <>{children}</>;
}
