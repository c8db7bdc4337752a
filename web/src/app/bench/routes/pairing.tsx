import { useParams } from 'react-router';
import { PairingPage } from '../../../features/pairings/pairing-page';
import { NotFound } from '../../not-found';

export function Component() {
  const { id = '' } = useParams();
  return <PairingPage key={id} id={id} missing={<NotFound />} />;
}
