import { ClaimsList } from '../../../features/capabilities/claims-list';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';

export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.claims'));
  return (
    <>
      <PageHead title={t('bench.nav.claims')} lead={t('claims.lead')} />
      <ClaimsList />
    </>
  );
}
