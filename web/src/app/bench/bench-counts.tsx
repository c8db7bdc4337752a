import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import {
  claimsQuery,
  evidenceQueueQuery,
  removalsQuery,
} from '../../features/capabilities/own-capability-queries';
import { registrationsQuery } from '../../features/organisations/organisation-queries';
import { boardQuery } from '../../features/pairings/pairing-queries';
import { reviewQueueQuery } from '../../features/scenarios/own-scenario-queries';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';

interface Count {
  key: string;
  label: string;
  value: number | undefined;
  to: string;
}

/** A row of figures, each leading to what it counts. */
function Counts({ counts }: { counts: readonly Count[] }) {
  return (
    <div className="bench-counts">
      {counts.map((count) => (
        <Link key={count.key} to={count.to} className="bench-count">
          <strong>{count.value ?? '—'}</strong>
          <span>{count.label}</span>
        </Link>
      ))}
    </div>
  );
}

/** Whom all pairings wait for. */
export function BoardCounts() {
  const { t } = useText();
  const { data } = useQuery(boardQuery);
  return (
    <Counts
      counts={(['matchmaker', 'demand', 'supply'] as const).map((actor) => ({
        key: actor,
        label: t(`pairings.waits.${actor}`),
        value: data?.waitingFor[actor],
        to: `${paths.board}?waiting=${actor}`,
      }))}
    />
  );
}

/** How much waits in each queue of a reviewer. */
export function ReviewCounts() {
  const { t } = useText();
  const scenarios = useQuery(reviewQueueQuery('submitted'));
  // One row is enough: the total is what counts.
  const evidence = useInfiniteQuery(evidenceQueueQuery(1));
  const claims = useInfiniteQuery(claimsQuery('submitted', 1));
  const removals = useInfiniteQuery(removalsQuery('submitted', 1));
  const registrations = useInfiniteQuery(registrationsQuery('pending', 1));
  return (
    <Counts
      counts={[
        {
          key: 'scenarios',
          label: t('review.queues.submitted'),
          value: scenarios.data?.total,
          to: paths.review,
        },
        {
          key: 'evidence',
          label: t('review.queues.evidence'),
          value: evidence.data?.pages[0]?.total,
          to: `${paths.review}?queue=evidence`,
        },
        {
          key: 'claims',
          label: t('review.queues.claims'),
          value: claims.data?.pages[0]?.total,
          to: `${paths.review}?queue=claims`,
        },
        {
          key: 'removals',
          label: t('review.queues.removals'),
          value: removals.data?.pages[0]?.total,
          to: `${paths.review}?queue=removals`,
        },
        {
          key: 'registrations',
          label: t('bench.nav.registrations'),
          value: registrations.data?.pages[0]?.total,
          to: paths.registrations,
        },
      ]}
    />
  );
}
