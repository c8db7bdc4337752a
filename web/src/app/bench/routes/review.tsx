import { useSearchParams } from 'react-router';
import { ClaimsList } from '../../../features/capabilities/claims-list';
import { EvidenceQueue } from '../../../features/capabilities/evidence-queue';
import { RemovalQueue } from '../../../features/capabilities/removal-queue';
import { ReviewQueue } from '../../../features/scenarios/review-queue';
import { useText } from '../../../i18n/use-text';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';
import { Tabs } from '../../../ui/tabs';

/** The reviewer's queues. */
export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.review'));
  const [params, setParams] = useSearchParams();
  return (
    <>
      <PageHead title={t('bench.nav.review')} lead={t('review.lead')} />
      <Tabs
        label={t('bench.nav.review')}
        active={params.get('queue') ?? 'submitted'}
        onChange={(key) => setParams(key === 'submitted' ? {} : { queue: key }, { replace: true })}
        items={[
          {
            key: 'submitted',
            label: t('review.queues.submitted'),
            content: <ReviewQueue state="submitted" />,
          },
          {
            key: 'approved',
            label: t('review.queues.approved'),
            content: <ReviewQueue state="approved" />,
          },
          {
            key: 'returned',
            label: t('review.queues.returned'),
            content: <ReviewQueue state="returned" />,
          },
          { key: 'evidence', label: t('review.queues.evidence'), content: <EvidenceQueue /> },
          {
            key: 'claims',
            label: t('review.queues.claims'),
            content: <ClaimsList waitingOnly />,
          },
          { key: 'removals', label: t('review.queues.removals'), content: <RemovalQueue /> },
        ]}
      />
    </>
  );
}
