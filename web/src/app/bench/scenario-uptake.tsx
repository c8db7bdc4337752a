import type { Scenario } from '../../api/types';
import { UptakePanel } from '../../features/uptake/uptake-panel';
import { WhyNot } from '../../features/uptake/why-not';
import { useMyOrganisations } from '../../lib/my-organisations';

const watched: readonly Scenario['state'][] = ['open', 'closed'];

/** How a call goes, for those who run it; why one does not answer, for those who were invited. */
export function ScenarioUptake({ scenario }: { scenario: Scenario }) {
  const supplies = useMyOrganisations('supplies').length > 0;
  if (!watched.includes(scenario.state)) return null;
  if (scenario.view !== 'public') return <UptakePanel id={scenario.id} />;
  return supplies && scenario.state === 'open' ? <WhyNot id={scenario.id} /> : null;
}
