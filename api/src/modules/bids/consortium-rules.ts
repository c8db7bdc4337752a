import type { OrganisationFacts } from '../identity/identity.reads.js';
import type { ScenarioHead } from '../scenarios/scenarios.reads.js';

/**
 * Whether an organisation could be in a consortium that answers a scenario, by what anybody may know of both. Whether it
 * is in one already plays no part in it: before the opening that is nobody's business.
 */
export function mayJoin(
  organisation: Pick<OrganisationFacts, 'id' | 'state' | 'supplies' | 'demo'>,
  scenario: Pick<ScenarioHead, 'organisationId' | 'demo'>,
): boolean {
  const { id, state, supplies, demo } = organisation;
  const fits = state === 'approved' && supplies && demo === scenario.demo;
  return fits && id !== scenario.organisationId;
}
