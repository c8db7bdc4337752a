import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { scenarioQuery } from '../../../features/scenarios/scenario-queries';
import { DeskCandidates } from '../desk-candidates';

/** All capabilities for a scenario, for matchmakers. */
export function Component() {
  const { id = '' } = useParams();
  return <DeskCandidates side="demand" id={id} query={useQuery(scenarioQuery(id))} />;
}
