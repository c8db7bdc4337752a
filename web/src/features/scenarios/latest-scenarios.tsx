import { useInfiniteQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { Skeleton } from '../../ui/skeleton';
import { ScenarioCard } from './scenario-card';
import { scenariosQuery, type ScenarioFilters } from './scenario-queries';

interface LatestScenariosProps {
  filters: ScenarioFilters;
  /** Said when there is none. */
  none: string;
}

/** A few scenarios inside another page. */
export function LatestScenarios({ filters, none }: LatestScenariosProps) {
  const { t } = useText();
  const query = useInfiniteQuery(scenariosQuery(filters));
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton blocks={2} label={t('common.loading')} />;
  const items = query.data.pages[0]?.items ?? [];
  if (items.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="entries">
      {items.map((scenario) => (
        <li key={scenario.id}>
          <ScenarioCard scenario={scenario} />
        </li>
      ))}
    </ul>
  );
}
