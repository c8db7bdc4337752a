import { MyScenarios } from '../../../features/scenarios/my-scenarios';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { useTitle } from '../../../lib/use-title';
import { ButtonLink } from '../../../ui/button';
import { PageHead } from '../../../ui/page-head';

export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.scenarios'));
  return (
    <>
      <PageHead
        title={t('bench.nav.scenarios')}
        actions={
          <ButtonLink look="primary" to={paths.newScenario}>
            {t('bench.newScenario')}
          </ButtonLink>
        }
      />
      <MyScenarios />
    </>
  );
}
