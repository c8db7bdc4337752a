import { NavLink, Outlet } from 'react-router';
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
          <Outlet />
        </div>
      </div>
    </SignedInOnly>
  );
}

/** Ways for each role one holds. What may be done there is the API's to say. */
function BenchNav() {
  const { t } = useText();
  const { session, has } = useSession();
  const memberships = session?.memberships ?? [];
  const publishes = memberships.some((one) => one.publishes);
  const supplies = memberships.some((one) => one.supplies);
  const links = [
    { to: paths.bench, key: 'home', show: true, end: true },
    { to: paths.pairings, key: 'pairings', show: memberships.length > 0 || has('matchmaker') },
    { to: paths.myScenarios, key: 'scenarios', show: publishes },
    { to: paths.myCapabilities, key: 'capabilities', show: supplies },
    { to: paths.claims, key: 'claims', show: supplies && !has('reviewer') },
    { to: paths.board, key: 'board', show: has('matchmaker') },
    { to: paths.review, key: 'review', show: has('reviewer') },
    { to: paths.registrations, key: 'registrations', show: has('reviewer') },
    { to: paths.composeLists, key: 'lists', show: has('reviewer') },
    { to: paths.users, key: 'users', show: has('admin') },
  ] as const;
  return (
    <nav aria-label={t('bench.nav.label')}>
      <ul className="bench-nav">
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
