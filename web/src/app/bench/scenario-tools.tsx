import { useInfiniteQuery } from '@tanstack/react-query';
import type { Scenario } from '../../api/types';
import { myCapabilitiesQuery } from '../../features/capabilities/own-capability-queries';
import { ScenarioEvaluation } from '../../features/evaluation/scenario-evaluation';
import { OpenPairing } from '../../features/pairings/open-pairing';
import { ScenarioActions } from '../../features/scenarios/scenario-actions';
import { useText } from '../../i18n/use-text';
import { useMyOrganisations } from '../../lib/my-organisations';
import { paths } from '../../lib/paths';
import { ButtonLink } from '../../ui/button';
import { useStanding } from './match-action';

/** What somebody who is signed in can do with a scenario on its page. */
export function ScenarioTools({ scenario }: { scenario: Scenario }) {
  const { t } = useText();
  const as = useStanding('demand', scenario.organisation.id);
  const supplies = useMyOrganisations('supplies').some(
    (one) => one.organisationId !== scenario.organisation.id,
  );
  return (
    <>
      {scenario.state === 'open' && as === null && supplies && <Interested scenario={scenario} />}
      {scenario.state === 'open' && as !== null && (
        <ButtonLink to={paths.scenarioMatches(scenario.id)}>{t('bench.whoFits')}</ButtonLink>
      )}
      <ScenarioEvaluation scenario={scenario} />
      <ScenarioActions scenario={scenario} />
    </>
  );
}

/** A supplier says 想对接 with one of its own published capabilities. */
function Interested({ scenario }: { scenario: Scenario }) {
  const mine = useInfiniteQuery(myCapabilitiesQuery);
  const choices = (mine.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((capability) => capability.state === 'published')
    .map((capability) => ({ value: capability.id, label: capability.title }));
  if (choices.length === 0) return null;
  return (
    <OpenPairing
      scenarioId={scenario.id}
      scenarioTitle={scenario.title}
      choices={choices}
      as="supply"
    />
  );
}
