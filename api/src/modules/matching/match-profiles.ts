import type { DemandProfile } from '@aism/search';
import type { ScenarioProfile } from '../scenarios/scenarios.reads.js';

/**
 * A scenario as matching reads it. All of a scenario's content is public once it is published; the contact
 * is never part of it.
 */
export function demandProfile(scenario: ScenarioProfile): DemandProfile {
  const { content } = scenario;
  const measure = ({
    name,
    value,
    unit,
  }: {
    name: string;
    value: number | null;
    unit: string;
  }) => ({
    ...{ name, value, unit },
  });
  return {
    ...{ id: scenario.id, organisationId: scenario.organisationId, demo: scenario.demo },
    closed: !['open', 'intent'].includes(scenario.state),
    ...{ title: content.title, summary: content.summary, text: content.problem },
    ...{ mustHave: content.mustHave, niceToHave: content.niceToHave, sectors: content.sectors },
    ...{ technologies: content.technologies, districts: content.districts },
    ...{ constraints: content.constraints, cooperationModes: content.cooperationModes },
    ...{ budgetMinFen: content.budgetMinFen, budgetMaxFen: content.budgetMaxFen },
    resources: [...new Set(content.resources.map((resource) => resource.kind))],
    ...{ sizeClass: content.sizeClass, expectedStart: content.expectedStart },
    ...{ deadline: content.deadline, firstUse: content.firstUse },
    smeReserved: content.smeReserved,
    ...{ baseline: content.baseline.map(measure), target: content.target.map(measure) },
    acceptanceTest: content.acceptanceTest,
  };
}
