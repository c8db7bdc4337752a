// Whether a challenger takes over. Rule: on answers later than those it learnt from (time split), the 95 % lower bound
// of its gain in nDCG@10 is above zero, and the exposure of suppliers is no less even.
import { interval, mean, ndcg } from '../evaluation/metrics.js';
import type { Factors } from '../matching/score.js';
import { ENOUGH_ANSWERS } from './calibrate.js';
import { answersIn, scoresOf, splitByTime, type Observation } from './observations.js';
import type { Propensities } from './propensity.js';
import { train } from './train.js';

/** Lists of later answers that have to exist: a bound on fewer says nothing. */
const ENOUGH_LISTS = 20;

/** Why a challenger was not promoted. */
export type Refusal = 'too-few-answers' | 'too-few-lists' | 'no-sure-gain' | 'less-even';

export interface Gain {
  mean: number;
  low: number;
  high: number;
  /** Lists (of one scenario or one capability) with at least two answers that differ. */
  lists: number;
}

/** A challenger learnt from all answers, with what one learnt from the earlier ones gained on the later ones. */
export interface Challenger {
  factors: Factors;
  gain: Gain;
}

/** @returns null below 300 answers: hand-set weights stay until then. */
export function challenge(
  observations: readonly Observation[],
  current: Factors,
  propensities: Propensities,
): Challenger | null {
  if (answersIn(observations) < ENOUGH_ANSWERS) return null;
  const { before, after } = splitByTime(observations);
  const gain = gainOf(after, current, train(before, propensities));
  return { factors: train(observations, propensities), gain };
}

/** How much better one model orders the answered pairs of each list than another. */
export function gainOf(
  observations: readonly Observation[],
  current: Factors,
  challenger: Factors,
): Gain {
  const gains = listsOf(observations).map((list) => {
    const grades = new Map(list.map(([id, observation]) => [id, gradeOf(observation)]));
    const order = (factors: Factors): string[] =>
      list
        .map(([id, observation]) => ({ id, score: scoresOf(observation, factors).score }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id);
    return ndcg(order(challenger), grades) - ndcg(order(current), grades);
  });
  const [low, high] = gains.length === 0 ? [0, 0] : interval(gains);
  return { mean: mean(gains), low, high, lists: gains.length };
}

type List = [string, Observation][];

function listsOf(observations: readonly Observation[]): List[] {
  const lists = new Map<string, Map<string, Observation>>();
  const put = (key: string, id: string, observation: Observation): void => {
    const list = lists.get(key) ?? new Map<string, Observation>();
    lists.set(key, list.set(id, observation));
  };
  for (const observation of observations) {
    if (observation.answers.demand === null && observation.answers.supply === null) continue;
    put(`demand ${observation.demandId}`, observation.supplyId, observation);
    put(`supply ${observation.supplyId}`, observation.demandId, observation);
  }
  return [...lists.values()]
    .map((list) => [...list])
    .filter((list) => new Set(list.map(([, one]) => gradeOf(one))).size > 1);
}

/** What came of a pair: 0 declined, 1 wanted to learn more, 2 wanted, 3 met or agreed. */
function gradeOf({ answers, met, agreed }: Observation): number {
  const given = [answers.demand, answers.supply].filter((answer) => answer !== null);
  if (given.includes('decline')) return 0;
  if (met || agreed) return 3;
  return given.includes('learn') ? 1 : 2;
}

/**
 * The reasons against a promotion; none means it is promoted.
 * @param gini exposure of suppliers under both models, 0 (all alike) to 1; compared in hundredths, as shown
 */
export function refusalsOf(
  challenger: Challenger | null,
  gini: { current: number; challenger: number },
): Refusal[] {
  if (!challenger) return ['too-few-answers'];
  const refusals: Refusal[] = [];
  if (challenger.gain.lists < ENOUGH_LISTS) refusals.push('too-few-lists');
  else if (challenger.gain.low <= 0) refusals.push('no-sure-gain');
  if (hundredths(gini.challenger) > hundredths(gini.current)) refusals.push('less-even');
  return refusals;
}

const hundredths = (value: number): number => Math.round(value * 100);

/** How uneven a total is spread: 0 all alike, towards 1 all with one. */
export function gini(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const ranked = sorted.reduce((sum, value, i) => sum + (i + 1) * value, 0);
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/** What being at a place is worth (the discount of nDCG); summed over lists it is a supplier's exposure. */
export const exposureAt = (place: number): number => 1 / Math.log2(place + 1);
