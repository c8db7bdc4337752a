import { useParams } from 'react-router';
import { EditScenario } from '../../../features/scenarios/edit-scenario';
import { NotFound } from '../../not-found';

export function Component() {
  const { id = '' } = useParams();
  return <EditScenario key={id} id={id} missing={<NotFound />} />;
}
