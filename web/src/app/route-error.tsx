import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';

/** A page that broke while drawing or could not be fetched (after a new release, say): offer to load it again. */
export function RouteError() {
  const { t } = useText();
  return (
    <div className="page">
      <h1 className="sr-only">{t('common.broken')}</h1>
      <Empty title={t('common.broken')}>
        <p>{t('common.brokenNext')}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('common.reload')}
        </Button>
      </Empty>
    </div>
  );
}
