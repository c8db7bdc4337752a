import { useParams } from 'react-router';
import { OpeningPage } from '../../../features/openings/opening-page';
import { useText } from '../../../i18n/use-text';
import { NeedsEncryption } from '../../../lib/needs-encryption';
import { useTitle } from '../../../lib/use-title';
import { NotFound } from '../../not-found';

/** One opening, technique or price. */
export function Component() {
  const { id = '', kind = '' } = useParams();
  const { t } = useText();
  useTitle(t('bench.nav.openings'));
  if (kind !== 'technique' && kind !== 'price') return <NotFound />;
  return (
    <NeedsEncryption>
      <OpeningPage key={kind} scenarioId={id} kind={kind} missing={<NotFound />} />
    </NeedsEncryption>
  );
}
