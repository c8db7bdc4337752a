import { useParams } from 'react-router';
import { MuteSearch } from '../../features/saved-searches/mute-search';

export function Component() {
  const { token = '' } = useParams();
  return <MuteSearch token={token} />;
}
