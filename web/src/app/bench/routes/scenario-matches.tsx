import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { MatchPanel } from '../../../features/matching/match-panel';
import { scenarioQuery } from '../../../features/scenarios/scenario-queries';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { QueryState } from '../../../lib/query-state';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';
import { NotFound } from '../../not-found';
import { MatchAction, useStanding } from '../match-action';

const CANDIDATES = 30;

/** All candidates for a scenario, for its publisher and for matchmakers. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('bench.whoFits'));
  const query = useQuery(scenarioQuery(id));
  const as = useStanding('demand', query.data?.organisation.id);
  return (
    <QueryState query={query} missing={<NotFound />}>
      {(scenario) => (
        <>
          <PageHead
            title={t('bench.whoFits')}
            lead={<Link to={paths.scenario(id)}>{scenario.title}</Link>}
          />
          <MatchPanel
            side="scenario"
            id={id}
            limit={CANDIDATES}
            action={(match) =>
              as && (
                <MatchAction
                  match={match}
                  here={{ side: 'scenario', id, title: scenario.title }}
                  as={as}
                />
              )
            }
          />
        </>
      )}
    </QueryState>
  );
}
