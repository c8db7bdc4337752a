import { useParams } from 'react-router';
import { AwardDeskPage } from '../../../features/awards/desk-page';
import { NotFound } from '../../not-found';

/** From the ranking to the result: the publisher's steps. */
export function Component() {
  const { id = '' } = useParams();
  return <AwardDeskPage scenarioId={id} missing={<NotFound />} />;
}
