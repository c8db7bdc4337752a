import { ExpiringEvidence, MyCapabilities } from '../../../features/capabilities/my-capabilities';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { useTitle } from '../../../lib/use-title';
import { ButtonLink } from '../../../ui/button';
import { PageHead } from '../../../ui/page-head';

export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.capabilities'));
  return (
    <>
      <PageHead
        title={t('bench.nav.capabilities')}
        actions={
          <ButtonLink look="primary" to={paths.newCapability}>
            {t('bench.newCapability')}
          </ButtonLink>
        }
      />
      <div className="stack-l">
        <MyCapabilities />
        <section className="stack" aria-labelledby="expiring">
          <h2 id="expiring">{t('bench.expiring')}</h2>
          <ExpiringEvidence />
        </section>
      </div>
    </>
  );
}
