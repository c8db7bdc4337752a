import { useParams } from 'react-router';
import { ScoreSheet } from '../../../features/evaluation/score-sheet';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { NotFound } from '../../not-found';

/** One’s own score sheet. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('evaluation.sheetTitle'));
  return <ScoreSheet key={id} id={id} missing={<NotFound />} />;
}
