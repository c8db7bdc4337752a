import { useInfiniteQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Skeleton } from '../../ui/skeleton';
import { CapabilityCard } from './capability-card';
import { capabilitiesQuery, type CapabilityFilters } from './capability-queries';

interface LatestCapabilitiesProps {
  filters: CapabilityFilters;
  /** Said when there is none. */
  none: string;
}

/** A few capabilities inside another page. */
export function LatestCapabilities({ filters, none }: LatestCapabilitiesProps) {
  const { t } = useText();
  const query = useInfiniteQuery(capabilitiesQuery(filters));
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton blocks={2} label={t('common.loading')} />;
  const items = query.data.pages[0]?.items ?? [];
  if (items.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="entries">
      {items.map((capability) => (
        <li key={capability.id}>
          <CapabilityCard capability={capability} />
        </li>
      ))}
    </ul>
  );
}
