import { useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { SearchBar } from '../features/search/search-bar';
import { useText } from '../i18n/use-text';
import { paths } from '../lib/paths';
import { useMedia } from '../lib/use-media';
import { Logo } from './logo';
import { Switches } from './switches';
import { BellPlace, WhoIsIn } from './who-is-in';

const links = [
  ['scenarios', paths.scenarios],
  ['capabilities', paths.capabilities],
  ['lists', paths.lists],
  ['insights', paths.insights],
  ['cases', paths.cases],
  ['measures', paths.measures],
] as const;

/** Name, ways, search and switches. On narrow screens everything but the name and the bell folds behind one button. */
export function Header() {
  const { t } = useText();
  const { pathname } = useLocation();
  // Remembering where it was opened closes it by itself when one has gone elsewhere.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const open = openedAt === pathname;
  const folds = useMedia('(width < 56rem)');
  return (
    <header className="header no-print">
      <div className="page header-top">
        <Logo />
        {folds && <BellPlace />}
        <button
          type="button"
          className="header-menu"
          aria-expanded={open}
          aria-controls="header-fold"
          onClick={() => setOpenedAt(open ? null : pathname)}
        >
          {open ? t('common.closeMenu') : t('common.menu')}
        </button>
        <div id="header-fold" className={open ? 'header-fold header-fold-open' : 'header-fold'}>
          {pathname !== paths.home && pathname !== paths.search && <SearchBar />}
          <div className="header-side">
            <Switches />
            <WhoIsIn>{!folds && <BellPlace />}</WhoIsIn>
          </div>
          <nav className="header-nav" aria-label={t('common.mainNav')}>
            {links.map(([key, to]) => (
              <NavLink key={key} to={to} className={`nav-${key}`}>
                {t(`common.nav.${key}`)}
              </NavLink>
            ))}
          </nav>
        </div>
      </div>
    </header>
  );
}
