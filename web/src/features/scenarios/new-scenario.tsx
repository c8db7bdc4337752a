import { BeginDraft } from '../../lib/begin-draft';
import { paths } from '../../lib/paths';
import { draftScenario } from './own-scenario-queries';

export const NewScenario = () => (
  <BeginDraft
    texts="scenarioForm"
    side="publishes"
    draft={draftScenario}
    editPath={paths.editScenario}
  />
);
