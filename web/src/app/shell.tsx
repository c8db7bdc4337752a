import { Suspense, useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { useText } from '../i18n/use-text';
import { Skeleton } from '../ui/skeleton';
import { Footer } from './footer';
import { Header } from './header';
import './shell.css';

/** Moves the focus to the page when its address changes, so that keyboard and screen reader start there. */
function useFocusOnPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return main;
}

/** Header, page, footer. */
export function Shell() {
  const { t } = useText();
  const main = useFocusOnPage();
  const { state } = useNavigation();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('common.skip')}
      </a>
      <div className={state === 'idle' ? 'progress' : 'progress progress-on'} aria-hidden="true" />
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense
          fallback={
            <div className="page">
              <Skeleton label={t('common.loading')} />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  );
}
