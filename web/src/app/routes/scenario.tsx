import { useParams } from 'react-router';
import { MatchPanel } from '../../features/matching/match-panel';
import { ScenarioDetail } from '../../features/scenarios/scenario-detail';
import { CopyLink } from '../../lib/copy-link';
import { NotFound } from '../not-found';

export function Component() {
  const { id = '' } = useParams();
  return (
    <ScenarioDetail
      id={id}
      matches={<MatchPanel side="scenario" id={id} />}
      actions={() => <CopyLink />}
      missing={<NotFound />}
    />
  );
}
