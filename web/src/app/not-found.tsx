import { useText } from '../i18n/use-text';
import { paths } from '../lib/paths';
import { useTitle } from '../lib/use-title';
import { ButtonLink } from '../ui/button';
import { Empty } from '../ui/empty';

/** An address that leads nowhere, or to something the reader may not know of. */
export function NotFound() {
  const { t } = useText();
  useTitle(t('common.notFound'));
  return (
    <div className="page">
      <h1 className="sr-only">{t('common.notFound')}</h1>
      <Empty title={t('common.notFound')}>
        <p>{t('common.notFoundNext')}</p>
        <ButtonLink to={paths.search}>{t('common.searchAll')}</ButtonLink>
      </Empty>
    </div>
  );
}
