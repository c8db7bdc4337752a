import { useParams } from 'react-router';
import { PlanPage } from '../../../features/plans/plan-page';

export function Component() {
  const { id = '' } = useParams();
  return <PlanPage key={id} id={id} />;
}
