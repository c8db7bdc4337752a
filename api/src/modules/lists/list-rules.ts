import type { ScenarioProfile } from '../scenarios/scenarios.reads.js';

export const maxEntries = 500;
const listable: ReadonlySet<string> = new Set(['approved', 'open']);

interface Place {
  readonly district: string | null;
  readonly park: string | null;
}

/** Why a scenario may not stand on the list: not there, wrong state, wrong place; null when it may. Pure. */
export function faultOf(scenario: ScenarioProfile | undefined, list: Place): string | null {
  if (!scenario) return 'not-found';
  if (!listable.has(scenario.state)) return 'state';
  const { districts, park } = scenario.content;
  if (list.district && !districts.includes(list.district) && !districts.includes('city'))
    return 'place';
  return list.park && park !== list.park ? 'place' : null;
}
