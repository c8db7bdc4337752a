import { useParams } from 'react-router';
import { MutePage } from '../../features/messages/mute-page';

export function Component() {
  const { token = '' } = useParams();
  return <MutePage token={token} />;
}
