import { OfficerKeys } from '../../../features/openings/officer-keys';
import { useText } from '../../../i18n/use-text';
import { NeedsEncryption } from '../../../lib/needs-encryption';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';

/** The reader's own opening keys. */
export function Component() {
  const { t } = useText();
  useTitle(t('openings.keys.title'));
  return (
    <>
      <PageHead title={t('openings.keys.title')} lead={t('openings.keys.lead')} />
      <NeedsEncryption>
        <OfficerKeys />
      </NeedsEncryption>
    </>
  );
}
