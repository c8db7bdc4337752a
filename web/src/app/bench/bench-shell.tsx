import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { MailProofNotice } from '../../features/identity/mail-proof';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useSession } from '../../lib/session';
import { SignedInOnly } from '../signed-in-only';
import '../../lib/bench.css';

/** The bench: ways at the left (above on narrow screens), the work beside them. */
export function Component() {
  return (
    <SignedInOnly>
      <div className="page bench">
        <BenchNav />
        <div>
          <MailProofNotice />
          <Outlet />
        </div>
      </div>
    </SignedInOnly>
  );
}

/** On a phone the ways are one line that scrolls: where one is must be in it, whatever way one came. */
function useCurrentInView() {
  const { pathname } = useLocation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (!list.current || !here) return;
    const { left, width } = list.current.getBoundingClientRect();
    const box = here.getBoundingClientRect();
    list.current.scrollLeft += box.left + box.width / 2 - left - width / 2;
  }, [pathname]);
  return list;
}

/** Ways for each role one holds. What may be done there is the API's to say. */
function BenchNav() {
  const { t } = useText();
  const { session, has } = useSession();
  const list = useCurrentInView();
  const memberships = session?.memberships ?? [];
  const publishes = memberships.some((one) => one.publishes);
  const supplies = memberships.some((one) => one.supplies);
  const links = [
    { to: paths.bench, key: 'home', show: true, end: true },
    { to: paths.messages, key: 'messages', show: true },
    { to: paths.desk, key: 'desk', show: has('matchmaker') },
    { to: paths.shortlists, key: 'shortlists', show: memberships.length > 0 || has('matchmaker') },
    { to: paths.pairings, key: 'pairings', show: memberships.length > 0 || has('matchmaker') },
    { to: paths.myScenarios, key: 'scenarios', show: publishes },
    { to: paths.myCapabilities, key: 'capabilities', show: supplies },
    { to: paths.myBids, key: 'bids', show: supplies },
    { to: paths.openings, key: 'openings', show: has('officer') },
    { to: paths.evaluations, key: 'evaluations', show: has('evaluator') },
    { to: paths.claims, key: 'claims', show: supplies && !has('reviewer') },
    { to: paths.myFollows, key: 'follows', show: true },
    { to: paths.savedSearches, key: 'savedSearches', show: true },
    { to: paths.plans, key: 'plans', show: has('matchmaker') },
    { to: paths.board, key: 'board', show: has('matchmaker') },
    { to: paths.thesaurus, key: 'thesaurus', show: has('matchmaker', 'reviewer') },
    { to: paths.review, key: 'review', show: has('reviewer') },
    { to: paths.registrations, key: 'registrations', show: has('reviewer') },
    { to: paths.composeLists, key: 'lists', show: has('reviewer') },
    {
      to: paths.models,
      key: 'models',
      show: has('matchmaker') || has('reviewer') || has('auditor') || has('admin'),
    },
    { to: paths.mailPreviews, key: 'mailPreviews', show: has('reviewer', 'admin') },
    { to: paths.integrity, key: 'integrity', show: has('auditor') },
    { to: paths.log, key: 'log', show: has('auditor') },
    { to: paths.users, key: 'users', show: has('admin') },
  ] as const;
  return (
    <nav aria-label={t('bench.nav.label')}>
      <ul ref={list} className="bench-nav">
        {links
          .filter((link) => link.show)
          .map((link) => (
            <li key={link.key}>
              <NavLink to={link.to} end={'end' in link}>
                {t(`bench.nav.${link.key}`)}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}
