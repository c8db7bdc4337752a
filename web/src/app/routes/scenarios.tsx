import { SaveSearchButton } from '../../features/saved-searches/save-search-button';
import { ScenarioList } from '../../features/scenarios/scenario-list';

export function Component() {
  return <ScenarioList save={(filters) => <SaveSearchButton {...filters} />} />;
}
