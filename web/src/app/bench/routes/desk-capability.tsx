import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { capabilityQuery } from '../../../features/capabilities/capability-queries';
import { DeskCandidates } from '../desk-candidates';

/** All scenarios for a capability, for matchmakers. */
export function Component() {
  const { id = '' } = useParams();
  return <DeskCandidates side="supply" id={id} query={useQuery(capabilityQuery(id))} />;
}
