import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDate, formatMonth } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Button, ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { Skeleton } from '../../ui/skeleton';
import { Tag } from '../../ui/tag';
import { FollowNote } from './follow-note';
import { myFollowsQuery } from './follow-queries';
import '../../lib/bench.css';

/** What the reader follows, in person or with an organisation, and where each stands. */
export function MyFollows() {
  const { t, language, code } = useText();
  useTitle(t('follows.mine'));
  const { session } = useSession();
  const query = useInfiniteQuery(myFollowsQuery);
  const items = (query.data?.pages ?? []).flatMap((page) => page.items);
  const nameOf = (id: string) =>
    session?.memberships.find((one) => one.organisationId === id)?.name ?? '';
  return (
    <>
      <PageHead title={t('follows.mine')} lead={t('follows.mineLead')} />
      {query.isPending && <Skeleton blocks={2} label={t('common.loading')} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (
        <Empty title={t('follows.none')}>
          <ButtonLink to={paths.scenarios}>{t('follows.browse')}</ButtonLink>
        </Empty>
      )}
      <ul className="bench-rows">
        {items.map(({ scenarioId, organisationId, title, scenario, at, internal }) => (
          <li key={`${scenarioId}${organisationId ?? ''}`} className="bench-row bench-row-demand">
            <div>
              <p className="bench-row-title">
                <Link to={paths.scenario(scenarioId)}>{title}</Link>
              </p>
              <p className="bench-row-meta">
                <Tag>
                  {scenario ? code('scenarios.states', scenario.state) : t('follows.preparing')}
                </Tag>
                {scenario?.deadline && (
                  <span>
                    {t('scenarios.until', { date: formatDate(scenario.deadline, language) })}
                  </span>
                )}
                {scenario?.state === 'intent' && scenario.expectedStart && (
                  <span>{formatMonth(scenario.expectedStart, language)}</span>
                )}
                {organisationId && (
                  <span>{t('follows.forOrganisation', { name: nameOf(organisationId) })}</span>
                )}
                <time dateTime={at}>{t('follows.since', { date: formatDate(at, language) })}</time>
              </p>
              {internal && organisationId && (
                <FollowNote
                  key={internal.version}
                  scenarioId={scenarioId}
                  organisationId={organisationId}
                  internal={internal}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
