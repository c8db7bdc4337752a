import { useParams } from 'react-router';
import { CapabilityDetail } from '../../features/capabilities/capability-detail';
import { MatchPanel } from '../../features/matching/match-panel';
import { CopyLink } from '../../lib/copy-link';
import { NotFound } from '../not-found';

export function Component() {
  const { id = '' } = useParams();
  return (
    <CapabilityDetail
      id={id}
      matches={<MatchPanel side="capability" id={id} />}
      actions={() => <CopyLink />}
      missing={<NotFound />}
    />
  );
}
