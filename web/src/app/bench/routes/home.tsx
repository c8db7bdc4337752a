import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ExpiringEvidence, MyCapabilities } from '../../../features/capabilities/my-capabilities';
import { MyBids } from '../../../features/bids/my-bids';
import { WaitingFlags } from '../../../features/integrity/flags-page';
import { OpeningDuties } from '../../../features/openings/opening-duties';
import { EvaluationList } from '../../../features/evaluation/evaluation-list';
import { PairingList } from '../../../features/pairings/pairing-list';
import { WaitingQuestions } from '../../../features/questions/waiting-questions';
import { ShortlistList } from '../../../features/shortlists/shortlist-list';
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
  const { t, listed } = useText();
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
        lead={listed(session.memberships.map((one) => one.name)) || undefined}
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
        {session.memberships
          .filter((one) => one.state === 'suspended')
          .map((one) => (
            <Notice key={one.organisationId} tone="warn" title={t('common.suspended')}>
              <p>{t('common.suspendedNote', { name: one.name })}</p>
              <Link to={paths.organisation(one.organisationId)}>{t('common.suspendedWhy')}</Link>
            </Notice>
          ))}
        {session.memberships.length === 0 && session.roles.length === 0 && (
          <Notice title={t('bench.noOrganisation')}>
            <Link to={paths.register}>{t('common.register')}</Link>
          </Notice>
        )}
        {has('matchmaker') && (
          <Part title={t('bench.nav.desk')} to={paths.desk}>
            <BoardCounts />
          </Part>
        )}
        {has('reviewer') && (
          <Part title={t('bench.nav.review')} to={paths.review}>
            <ReviewCounts />
          </Part>
        )}
        {has('officer') && (
          <Part title={t('bench.nav.openings')} to={paths.openings}>
            <OpeningDuties waitingOnly />
          </Part>
        )}
        {has('evaluator') && (
          <Part title={t('evaluation.mine')} to={paths.evaluations}>
            <EvaluationList />
          </Part>
        )}
        {has('auditor') && (
          <Part title={t('integrity.title')} to={paths.integrity}>
            <WaitingFlags />
          </Part>
        )}
        {approved.length > 0 && (
          <Part title={t('shortlists.waiting')} to={paths.shortlists}>
            <ShortlistList waitingOnly />
          </Part>
        )}
        {(approved.length > 0 || has('matchmaker')) && (
          <Part title={t('bench.pairingsWaiting')} to={paths.pairings}>
            <PairingList waitingOnly />
          </Part>
        )}
        {publishes && (
          <>
            <Part title={t('questions.waitingTitle')}>
              <WaitingQuestions />
            </Part>
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
      <Part title={t('bids.waiting')} to={paths.myBids}>
        <MyBids waitingOnly />
      </Part>
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
  const { t, about } = useText();
  return (
    <section className="stack" aria-label={title}>
      <div className="spread">
        <h2>{title}</h2>
        {to && (
          <Link to={to} className="small" aria-label={about(t('common.seeAll'), title)}>
            {t('common.seeAll')}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
