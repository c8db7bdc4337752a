import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { paths } from '../lib/paths';
import { Arcs } from '../ui/arcs';

/** What holds for every page: the list is no offer, how it is ordered, where the data is. */
export function Footer() {
  const { t } = useText();
  return (
    <footer className="footer no-print">
      <div className="page footer-inner">
        <div className="footer-notice">
          <Arcs demand={1} supply={1} met size={2} />
          <p>
            <strong>{t('common.noOffer')}</strong>
            <br />
            <span className="muted">{t('common.noOfferMore')}</span>
          </p>
        </div>
        <nav aria-label={t('common.footerNav')}>
          <Link to={paths.ranking}>{t('common.nav.ranking')}</Link>
          <Link to={paths.workingDays}>{t('calendar.title')}</Link>
          <Link to={paths.organisations}>{t('common.nav.organisations')}</Link>
          <Link to={paths.about}>{t('common.nav.about')}</Link>
          <a href="/api/openapi.json">{t('common.nav.openapi')}</a>
        </nav>
      </div>
    </footer>
  );
}
