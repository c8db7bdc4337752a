import { WorkList } from '../../../features/desk/work-list';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { useTitle } from '../../../lib/use-title';
import { ButtonLink } from '../../../ui/button';
import { PageHead } from '../../../ui/page-head';

/** The matchmaker's work list. */
export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.desk'));
  return (
    <>
      <PageHead
        title={t('bench.nav.desk')}
        lead={t('desk.lead')}
        actions={<ButtonLink to={paths.deskFigures}>{t('desk.figures')}</ButtonLink>}
      />
      <WorkList />
    </>
  );
}
