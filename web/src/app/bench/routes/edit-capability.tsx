import { useParams } from 'react-router';
import { EditCapability } from '../../../features/capabilities/edit-capability';
import { NotFound } from '../../not-found';

export function Component() {
  const { id = '' } = useParams();
  return <EditCapability key={id} id={id} missing={<NotFound />} />;
}
