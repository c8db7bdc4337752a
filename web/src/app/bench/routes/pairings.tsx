import { useSearchParams } from 'react-router';
import { PairingList } from '../../../features/pairings/pairing-list';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';
import { Tabs } from '../../../ui/tabs';

export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.pairings'));
  const [params, setParams] = useSearchParams();
  return (
    <>
      <PageHead title={t('bench.nav.pairings')} lead={t('pairings.lead')} />
      <Tabs
        label={t('bench.nav.pairings')}
        active={params.get('show') === 'all' ? 'all' : 'waiting'}
        onChange={(key) => setParams(key === 'all' ? { show: 'all' } : {}, { replace: true })}
        items={[
          {
            key: 'waiting',
            label: t('pairings.tabs.waiting'),
            content: <PairingList waitingOnly />,
          },
          { key: 'all', label: t('pairings.tabs.all'), content: <PairingList /> },
        ]}
      />
    </>
  );
}
