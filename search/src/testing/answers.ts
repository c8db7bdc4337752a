// Invented answers with a known truth, for specs of learning.
import { Random } from '../evaluation/random.js';
import type { Observation } from '../learning/observations.js';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Chances by which the sides answer, from the lines of a pair. */
export type Truth = (lines: Observation['lines']) => { demand: number; supply: number };

/** Nobody's answer has to do with any line. */
export const noise: Truth = () => ({ demand: 0.5, supply: 0.5 });

/** The demand side cares for requirements more and for words less than the hand-set weights say. */
export const planted: Truth = ({ demand, supply }) => ({
  demand: sigmoid(0.3 + 3 * demand['musts']! - 1.5 * demand['text']!),
  supply: sigmoid(0.5 + 2.5 * supply['budget']!),
});

/**
 * `count` pairings that a matchmaker opened, so that both sides were asked, one a minute.
 * @param each pairings a scenario
 */
export function someAnswers(
  count: number,
  truth: Truth,
  { seed = 5, each = 6 }: { seed?: number; each?: number } = {},
): Observation[] {
  const random = new Random(seed);
  const spread = (width: number): number => (random.next() * 2 - 1) * width;
  return Array.from({ length: count }, (_, i): Observation => {
    const lines = {
      demand: { base: -2.4, needs: 2 + spread(1.5), musts: spread(1.3), text: spread(1.5) },
      supply: { 'start-point': -1.9, focus: 1.5 + spread(1), budget: spread(1.2) },
    };
    const chance = truth(lines);
    const answer = (share: number) => (random.chance(share) ? 'connect' : 'decline');
    return {
      demandId: `d-${String(Math.floor(i / each)).padStart(4, '0')}`,
      supplyId: `s-${i % 97}`,
      lines,
      openedBy: 'matchmaker',
      answers: { demand: answer(chance.demand), supply: answer(chance.supply) },
      met: false,
      agreed: false,
      at: i * 60_000,
      places: { demand: (i % 10) + 1, supply: null },
    };
  });
}
