import { useParams } from 'react-router';
import { ResetPage } from '../../features/identity/reset-page';

export function Component() {
  const { token = '' } = useParams();
  return <ResetPage token={token} />;
}
