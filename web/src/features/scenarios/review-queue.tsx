import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { daysUntil, formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { ButtonLink } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { reviewQueueQuery } from './own-scenario-queries';
import '../../lib/bench.css';

interface ReviewQueueProps {
  state: 'submitted' | 'approved' | 'returned';
}

/** Scenarios before a reviewer, longest waiting first. */
export function ReviewQueue({ state }: ReviewQueueProps) {
  const { t, language, code } = useText();
  const query = useQuery({ ...reviewQueueQuery(state), staleTime: 0 });
  return (
    <QueryState query={query} blocks={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="muted">{t('review.nothing')}</p>
        ) : (
          <ul className="bench-rows">
            {items.map((scenario) => {
              const since = scenario.submittedAt ?? scenario.updatedAt;
              return (
                <li key={scenario.id} className="bench-row bench-row-demand">
                  <div>
                    <p className="bench-row-title">
                      <Link to={paths.reviewScenario(scenario.id)}>{scenario.title}</Link>
                    </p>
                    <p className="bench-row-meta">
                      <Tag>{code('scenarios.states', scenario.state)}</Tag>
                      {scenario.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
                      <span>{scenario.organisation.name}</span>
                      <span className="figures">
                        {t('bench.completenessOf', { score: scenario.completeness })}
                      </span>
                      <time dateTime={since}>
                        {t('review.waiting', {
                          days: Math.max(0, -daysUntil(since, new Date())),
                          date: formatDate(since, language),
                        })}
                      </time>
                    </p>
                  </div>
                  <ButtonLink small to={paths.reviewScenario(scenario.id)}>
                    {t('review.open')}
                  </ButtonLink>
                </li>
              );
            })}
          </ul>
        )
      }
    </QueryState>
  );
}
