import { ShortlistList } from '../../../features/shortlists/shortlist-list';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';

/** Shortlists: the owner's to answer, the matchmaker's to write and follow. */
export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.shortlists'));
  return (
    <>
      <PageHead title={t('bench.nav.shortlists')} lead={t('shortlists.lead')} />
      <ShortlistList />
    </>
  );
}
