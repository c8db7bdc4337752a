import { useSearchParams } from 'react-router';
import type { RegistrationState } from '../../../features/organisations/organisation-queries';
import { RegistrationQueue } from '../../../features/organisations/registration-queue';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';
import { Tabs } from '../../../ui/tabs';

const states: readonly RegistrationState[] = ['pending', 'approved', 'suspended', 'rejected'];

export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.registrations'));
  const [params, setParams] = useSearchParams();
  return (
    <>
      <PageHead title={t('bench.nav.registrations')} lead={t('review.registrationsLead')} />
      <Tabs
        label={t('bench.nav.registrations')}
        active={params.get('state') ?? 'pending'}
        onChange={(state) => setParams(state === 'pending' ? {} : { state }, { replace: true })}
        items={states.map((state) => ({
          key: state,
          label: t(`review.registrationStates.${state}`),
          content: <RegistrationQueue state={state} />,
        }))}
      />
    </>
  );
}
