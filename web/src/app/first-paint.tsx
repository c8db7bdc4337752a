import { useText } from '../i18n/use-text';
import { Skeleton } from '../ui/skeleton';
import { Logo } from './logo';
import './shell.css';

/** What is drawn while the first page is still on its way. */
export function FirstPaint() {
  const { t } = useText();
  return (
    <div className="shell">
      <header className="header">
        <div className="page header-top">
          <Logo />
        </div>
      </header>
      <main className="page">
        <Skeleton label={t('common.loading')} />
      </main>
    </div>
  );
}
