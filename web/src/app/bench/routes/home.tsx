import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ExpiringEvidence, MyCapabilities } from '../../../features/capabilities/my-capabilities';
import { PairingList } from '../../../features/pairings/pairing-list';
import { MyScenarios } from '../../../features/scenarios/my-scenarios';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { useSession } from '../../../lib/session';
import { useTitle } from '../../../lib/use-title';
import { ButtonLink } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { PageHead } from '../../../ui/page-head';
import { BoardCounts, ReviewCounts } from '../bench-counts';
import { FittingScenarios } from '../fitting-scenarios';

/** The first page after signing in: what waits for the reader, by what the reader is. */
export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.home'));
  const { session, has } = useSession();
  if (!session) return null;
  const approved = session.memberships.filter((one) => one.state === 'approved');
  const pending = session.memberships.filter((one) => one.state === 'pending');
  const publishes = approved.some((one) => one.publishes);
  const supplies = approved.some((one) => one.supplies);
  return (
    <>
      <PageHead
        title={t('bench.hello', { name: session.user.displayName })}
        lead={session.memberships.map((one) => one.name).join('、') || undefined}
        actions={
          <>
            {publishes && <ButtonLink to={paths.newScenario}>{t('bench.newScenario')}</ButtonLink>}
            {supplies && (
              <ButtonLink to={paths.newCapability}>{t('bench.newCapability')}</ButtonLink>
            )}
          </>
        }
      />
      <div className="stack-l">
        {pending.map((one) => (
          <Notice
            key={one.organisationId}
            tone="warn"
            title={t('bench.pending', { name: one.name })}
          >
            <p>{t('bench.pendingNote')}</p>
          </Notice>
        ))}
        {session.memberships.length === 0 && session.roles.length === 0 && (
          <Notice title={t('bench.noOrganisation')}>
            <Link to={paths.register}>{t('common.register')}</Link>
          </Notice>
        )}
        {has('matchmaker') && (
          <Part title={t('bench.nav.board')} to={paths.board}>
            <BoardCounts />
          </Part>
        )}
        {has('reviewer') && (
          <Part title={t('bench.nav.review')} to={paths.review}>
            <ReviewCounts />
          </Part>
        )}
        {(approved.length > 0 || has('matchmaker')) && (
          <Part title={t('bench.pairingsWaiting')} to={paths.pairings}>
            <PairingList waitingOnly />
          </Part>
        )}
        {publishes && (
          <>
            <Part title={t('bench.scenariosWaiting')} to={paths.myScenarios}>
              <MyScenarios show="waiting" />
            </Part>
            <Part title={t('bench.scenariosOpen')} to={paths.myScenarios}>
              <MyScenarios show="open" />
            </Part>
          </>
        )}
        {supplies && <SupplierParts />}
      </div>
    </>
  );
}

function SupplierParts() {
  const { t } = useText();
  return (
    <>
      <Part title={t('bench.fitting')}>
        <FittingScenarios />
      </Part>
      <Part title={t('bench.nav.capabilities')} to={paths.myCapabilities}>
        <MyCapabilities />
      </Part>
      <Part title={t('bench.expiring')}>
        <ExpiringEvidence />
      </Part>
    </>
  );
}

function Part({ title, to, children }: { title: string; to?: string; children: ReactNode }) {
  const { t } = useText();
  return (
    <section className="stack" aria-label={title}>
      <div className="spread">
        <h2>{title}</h2>
        {to && (
          <Link to={to} className="small" aria-label={`${t('common.seeAll')}：${title}`}>
            {t('common.seeAll')}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
