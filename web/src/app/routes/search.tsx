import { CapabilityCard } from '../../features/capabilities/capability-card';
import { useCapabilityFilterSpecs } from '../../features/capabilities/capability-filters';
import { CaseHit } from '../../features/cases/case-hit';
import { OrganisationHit } from '../../features/organisations/organisation-hit';
import { ScenarioCard } from '../../features/scenarios/scenario-card';
import { SaveSearchButton } from '../../features/saved-searches/save-search-button';
import { useScenarioFilterSpecs } from '../../features/scenarios/scenario-filters';
import { SearchPage } from '../../features/search/search-page';

export function Component() {
  const scenarios = useScenarioFilterSpecs();
  const capabilities = useCapabilityFilterSpecs();
  return (
    <SearchPage
      save={(filters) => <SaveSearchButton {...filters} />}
      specs={{ scenarios, capabilities }}
      draw={{
        scenarios: (hit, heading) => (
          <ScenarioCard scenario={hit.card} highlights={hit.highlights} heading={heading} />
        ),
        capabilities: (hit, heading) => (
          <CapabilityCard capability={hit.card} highlights={hit.highlights} heading={heading} />
        ),
        organisations: (hit, heading) => <OrganisationHit hit={hit} heading={heading} />,
        cases: (hit, heading) => <CaseHit hit={hit} heading={heading} />,
      }}
    />
  );
}
