import { MyBids } from '../../../features/bids/my-bids';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';

/** Bids of the reader's organisations. */
export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.bids'));
  return (
    <>
      <PageHead title={t('bench.nav.bids')} lead={t('bids.lead')} />
      <MyBids />
    </>
  );
}
