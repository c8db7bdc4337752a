import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { capabilityQuery } from '../../../features/capabilities/capability-queries';
import { MatchPanel } from '../../../features/matching/match-panel';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { QueryState } from '../../../lib/query-state';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';
import { NotFound } from '../../not-found';
import { MatchAction, useStanding } from '../match-action';

const CANDIDATES = 30;

/** All scenarios that fit a capability, for its supplier and for matchmakers. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('bench.whoNeeds'));
  const query = useQuery(capabilityQuery(id));
  const as = useStanding('supply', query.data?.organisation?.id);
  return (
    <QueryState query={query} missing={<NotFound />}>
      {(capability) => (
        <>
          <PageHead
            title={t('bench.whoNeeds')}
            lead={<Link to={paths.capability(id)}>{capability.title}</Link>}
          />
          <MatchPanel
            side="capability"
            id={id}
            limit={CANDIDATES}
            action={(match) =>
              as && (
                <MatchAction
                  match={match}
                  here={{ side: 'capability', id, title: capability.title }}
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
