import { OpeningDuties } from '../../../features/openings/opening-duties';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { useTitle } from '../../../lib/use-title';
import { ButtonLink } from '../../../ui/button';
import { PageHead } from '../../../ui/page-head';

/** Where an opening officer is needed. */
export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.openings'));
  return (
    <>
      <PageHead
        title={t('bench.nav.openings')}
        lead={t('openings.lead')}
        actions={<ButtonLink to={paths.officerKeys}>{t('openings.keys.title')}</ButtonLink>}
      />
      <OpeningDuties />
    </>
  );
}
