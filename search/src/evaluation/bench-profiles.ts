// Endless profiles for benchmarks: the sentences of the generated collection with forms of the whole thesaurus, and
// structured facts in the usual mix. The i-th profile is always the same.
import { defaultThesaurus } from '../matching/thesaurus/default-thesaurus.js';
import type { DemandProfile, SupplyProfile } from '../matching/types.js';
import { CLOSINGS, DEMAND_FRAMES, FILLERS, OPENINGS, SUPPLY_FRAMES } from './sentences.data.js';
import { Random } from './random.js';

const SECTORS =
  'industry health government logistics education media energy marine law finance'.split(' ');
const TECHNOLOGIES = 'vision nlp robotics large-model speech drone edge forecasting'.split(' ');
const DISTRICTS = 'city siming haicang huli jimei tongan xiangan'.split(' ');

/** Makers of the i-th demand and the i-th supply of a seed. */
export function benchProfiles(seed: number): {
  demand(i: number): DemandProfile;
  supply(i: number): SupplyProfile;
} {
  const concepts = defaultThesaurus().concepts;
  const say = (random: Random, frame: string): string => {
    // Squaring makes some concepts common and most rare, as in real lists.
    const concept = concepts[Math.floor(random.next() ** 2 * concepts.length)]!;
    return frame.replace('%', random.pick(concept.forms).text);
  };
  const prose = (random: Random, frames: readonly string[], ends: readonly string[]): string =>
    [
      ...Array.from({ length: 6 }, () => say(random, random.pick(frames))),
      ...random.sample(FILLERS, 4),
      random.pick(ends),
    ].join('');
  return {
    demand(i) {
      const random = new Random(seed * 1_000_003 + i * 2 + 1);
      return {
        id: `d${i}`,
        title: say(random, '%建设项目'),
        summary: say(random, random.pick(DEMAND_FRAMES)),
        text: prose(random, DEMAND_FRAMES, OPENINGS),
        mustHave: [1, 2].map(() => say(random, '具备%能力')),
        sectors: [random.pick(SECTORS)],
        technologies: random.sample(TECHNOLOGIES, 2),
        districts: [random.pick(DISTRICTS)],
        constraints: random.chance(0.3) ? ['data-stays'] : [],
        ...(random.chance(0.5) ? { budgetMaxFen: random.int(10, 500) * 1_000_000 } : {}),
      };
    },
    supply(i) {
      const random = new Random(seed * 1_000_003 + i * 2);
      return {
        id: `s${i}`,
        title: say(random, '%系统'),
        summary: say(random, random.pick(SUPPLY_FRAMES)),
        text: prose(random, SUPPLY_FRAMES, CLOSINGS),
        sectors: [random.pick(SECTORS)],
        technologies: random.sample(TECHNOLOGIES, 2),
        deployments: [random.pick(['cloud', 'on-premise', 'edge'])],
        districts: [random.pick(DISTRICTS)],
        cases: [{ title: say(random, '%项目'), year: random.int(2022, 2026) }],
        capacity: random.int(1, 5),
        busy: random.int(0, 3),
        ...(random.chance(0.6) ? { priceMinFen: random.int(5, 400) * 1_000_000 } : {}),
      };
    },
  };
}
