import { CapabilityCard } from '../../features/capabilities/capability-card';
import { ScenarioCard } from '../../features/scenarios/scenario-card';
import { SearchPage } from '../../features/search/search-page';

export function Component() {
  return (
    <SearchPage
      renderScenario={(scenario) => <ScenarioCard scenario={scenario} />}
      renderCapability={(capability) => <CapabilityCard capability={capability} />}
    />
  );
}
