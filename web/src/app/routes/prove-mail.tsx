import { useParams } from 'react-router';
import { ProveMailPage } from '../../features/identity/mail-proof';

export function Component() {
  const { token = '' } = useParams();
  return <ProveMailPage token={token} />;
}
