import { EvaluationList } from '../../../features/evaluation/evaluation-list';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';

/** An evaluator's work list. */
export function Component() {
  const { t } = useText();
  useTitle(t('evaluation.mine'));
  return (
    <>
      <PageHead title={t('evaluation.mine')} lead={t('evaluation.mineLead')} />
      <EvaluationList />
    </>
  );
}
