import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { daysUntil, formatDate } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { ButtonLink } from '../../ui/button';
import { Select } from '../../ui/inputs';
import { Tag } from '../../ui/tag';
import { reviewQueueQuery, workloadQuery, type ReviewDesk } from './own-scenario-queries';
import '../../lib/bench.css';

interface ReviewQueueProps {
  state: 'submitted' | 'approved' | 'returned';
}

/** Scenarios before a reviewer, longest waiting first. */
export function ReviewQueue({ state }: ReviewQueueProps) {
  const { t, language, code } = useText();
  const [desk, setDesk] = useState<ReviewDesk | ''>('');
  const query = useQuery({ ...reviewQueueQuery(state, desk), staleTime: 0 });
  return (
    <div className="stack">
      {state === 'submitted' && <Desks desk={desk} onChange={setDesk} />}
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
                        {scenario.reviewing?.desk && (
                          <span>{t(`review.desks.${scenario.reviewing.desk}`)}</span>
                        )}
                        {scenario.reviewing?.overdue && (
                          <Tag tone="warn">{t('review.overdue')}</Tag>
                        )}
                        {scenario.reviewing?.claimedBy && (
                          <span>
                            {t('review.claimedOf', { name: scenario.reviewing.claimedBy })}
                          </span>
                        )}
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
    </div>
  );
}

/** Which desk to look at, with what waits at each. */
function Desks(props: { desk: ReviewDesk | ''; onChange: (desk: ReviewDesk | '') => void }) {
  const { t } = useText();
  const { data } = useQuery(workloadQuery);
  const options = (data?.items ?? []).map(({ desk, waiting, overdue }) => ({
    value: desk,
    label: t(overdue > 0 ? 'review.deskLate' : 'review.deskLoad', {
      desk: t(`review.desks.${desk}`),
      waiting,
      overdue,
    }),
  }));
  return (
    <label className="list-sort">
      <span>{t('review.desk')}</span>
      <Select
        options={options}
        emptyLabel={t('review.allDesks')}
        value={props.desk}
        onChange={(event) => props.onChange(event.target.value as ReviewDesk | '')}
      />
    </label>
  );
}
