import { DeskFigures } from '../../../features/desk/desk-figures';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';

/** Decline reasons, workload and results; for matchmakers. */
export function Component() {
  const { t } = useText();
  useTitle(t('desk.figures'));
  return (
    <>
      <PageHead title={t('desk.figures')} lead={t('desk.figuresLead')} />
      <DeskFigures />
    </>
  );
}
