import { useParams } from 'react-router';
import { EvaluationPage } from '../../../features/evaluation/evaluation-page';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { NotFound } from '../../not-found';

/** One evaluation: panel, declarations, steps. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('evaluation.title'));
  return <EvaluationPage key={id} id={id} missing={<NotFound />} />;
}
