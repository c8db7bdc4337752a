import { useQuery } from '@tanstack/react-query';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useSession } from '../../lib/session';
import { ButtonLink } from '../../ui/button';
import { criteriaQuery } from './evaluation-queries';

const writing: readonly Scenario['state'][] = ['draft', 'returned'];
const judged: readonly Scenario['state'][] = [
  'open',
  'closed',
  'evaluating',
  'standstill',
  'awarded',
];

/** Ways from a scenario taken by bids to its criteria, panel and ranking, for its publisher and reviewers. */
export function ScenarioEvaluation({ scenario }: { scenario: Scenario }) {
  const { t } = useText();
  const { session, has } = useSession();
  const { id, state, procedure, organisation } = scenario;
  const mine = session?.memberships.some((one) => one.organisationId === organisation.id) ?? false;
  const byBids = procedure === 'bids' || procedure === 'staged';
  const { data } = useQuery({ ...criteriaQuery(id), enabled: byBids && mine });
  if (!byBids) return null;
  const editable = writing.includes(state) || state === 'open';
  return (
    <>
      {editable && data?.actions.includes('edit') && (
        <ButtonLink small to={paths.scenarioCriteria(id)}>
          {t('evaluation.editCriteria')}
        </ButtonLink>
      )}
      {judged.includes(state) && (mine || has('reviewer') || has('auditor')) && (
        <ButtonLink small to={paths.evaluation(id)}>
          {t('evaluation.toEvaluation')}
        </ButtonLink>
      )}
    </>
  );
}
