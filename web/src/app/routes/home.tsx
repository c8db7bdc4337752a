import { HomePage } from '../../features/home/home-page';
import { LatestCapabilities } from '../../features/capabilities/latest-capabilities';
import { LatestScenarios } from '../../features/scenarios/latest-scenarios';
import { SearchBar } from '../../features/search/search-bar';
import { useText } from '../../i18n/use-text';

const FEW = { limit: 5 };

export function Component() {
  const { t } = useText();
  return (
    <HomePage
      search={<SearchBar large />}
      demands={<LatestScenarios filters={FEW} none={t('home.noDemands')} />}
      offers={<LatestCapabilities filters={FEW} none={t('home.noOffers')} />}
    />
  );
}
