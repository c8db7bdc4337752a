import { useParams } from 'react-router';
import { ConsensusPage } from '../../../features/evaluation/consensus-page';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { NotFound } from '../../not-found';

/** The panel’s consensus. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('evaluation.consensusTitle'));
  return <ConsensusPage key={id} id={id} missing={<NotFound />} />;
}
