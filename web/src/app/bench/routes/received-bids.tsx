import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ReceivedBids } from '../../../features/bids/received-bids';
import { NameOfficers } from '../../../features/openings/name-officers';
import { OpeningMinutes } from '../../../features/openings/opening-minutes';
import { scenarioQuery } from '../../../features/scenarios/scenario-queries';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { useTitle } from '../../../lib/use-title';
import { PageHead } from '../../../ui/page-head';
import { NotFound } from '../../not-found';

/** Bids on one of the reader's scenarios: who opens them, and what was opened. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useText();
  useTitle(t('bids.received.title'));
  const { data } = useQuery(scenarioQuery(id));
  return (
    <>
      <PageHead
        title={t('bids.received.title')}
        lead={<Link to={paths.scenario(id)}>{data?.title ?? t('bids.toScenario')}</Link>}
      />
      <div className="stack-l">
        <NameOfficers scenarioId={id} />
        <OpeningMinutes scenarioId={id} />
        <ReceivedBids scenarioId={id} missing={<NotFound />} />
      </div>
    </>
  );
}
