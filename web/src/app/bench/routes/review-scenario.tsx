import { useParams } from 'react-router';
import { ReviewScenario } from '../../../features/scenarios/review-scenario';
import { NotFound } from '../../not-found';

export function Component() {
  const { id = '' } = useParams();
  return <ReviewScenario key={id} id={id} missing={<NotFound />} />;
}
