import { useParams } from 'react-router';
import { CriteriaEditor } from '../../../features/evaluation/criteria-editor';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { NotFound } from '../../not-found';

/** The publisher’s criteria of a scenario. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('evaluation.criteriaTitle'));
  return <CriteriaEditor key={id} id={id} missing={<NotFound />} />;
}
