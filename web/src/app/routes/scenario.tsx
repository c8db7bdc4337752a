import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { MatchPanel } from '../../features/matching/match-panel';
import { ScenarioDetail } from '../../features/scenarios/scenario-detail';
import { CopyLink } from '../../lib/copy-link';
import { useSession } from '../../lib/session';
import { NotFound } from '../not-found';

/** Fetched only for those who are signed in: visitors never load it. */
const ScenarioTools = lazy(async () => ({
  default: (await import('../bench/scenario-tools')).ScenarioTools,
}));

export function Component() {
  const { id = '' } = useParams();
  const { session } = useSession();
  return (
    <ScenarioDetail
      id={id}
      matches={<MatchPanel side="scenario" id={id} />}
      actions={(scenario) => (
        <>
          {session && (
            <Suspense fallback={null}>
              <ScenarioTools scenario={scenario} />
            </Suspense>
          )}
          <CopyLink />
        </>
      )}
      missing={<NotFound />}
    />
  );
}
