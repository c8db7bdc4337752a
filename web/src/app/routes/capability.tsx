import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { CapabilityDetail } from '../../features/capabilities/capability-detail';
import { MatchPanel } from '../../features/matching/match-panel';
import { ShareButton } from '../../features/share/share-button';
import { CopyLink } from '../../lib/copy-link';
import { useSession } from '../../lib/session';
import { NotFound } from '../not-found';

/** Fetched for those who are signed in, and where an unclaimed entry may be claimed or taken down. */
const CapabilityTools = lazy(async () => ({
  default: (await import('../bench/capability-tools')).CapabilityTools,
}));

export function Component() {
  const { id = '' } = useParams();
  const { session } = useSession();
  return (
    <CapabilityDetail
      id={id}
      matches={<MatchPanel side="capability" id={id} />}
      actions={(capability) => (
        <>
          {(session || capability.unclaimed) && (
            <Suspense fallback={null}>
              <CapabilityTools capability={capability} />
            </Suspense>
          )}
          {capability.state === 'published' && (
            <ShareButton
              shared={{
                ...{ kind: 'capability', title: capability.title, demo: capability.demo },
                by: capability.organisation?.name ?? capability.makerName ?? '',
                when: '',
              }}
            />
          )}
          <CopyLink />
        </>
      )}
      missing={<NotFound />}
    />
  );
}
