import { CapabilityCard } from '../../features/capabilities/capability-card';
import { ScenarioCard } from '../../features/scenarios/scenario-card';
import { SearchPage } from '../../features/search/search-page';

export function Component() {
  return (
    <SearchPage
      renderScenario={(hit) => <ScenarioCard scenario={hit.card} highlights={hit.highlights} />}
      renderCapability={(hit) => (
        <CapabilityCard capability={hit.card} highlights={hit.highlights} />
      )}
    />
  );
}
