import { useParams } from 'react-router';
import { ScenarioVersions } from '../../features/scenarios/scenario-versions';
import { NotFound } from '../not-found';

export function Component() {
  const { id = '' } = useParams();
  return (
    <div className="page">
      <ScenarioVersions key={id} id={id} missing={<NotFound />} />
    </div>
  );
}
