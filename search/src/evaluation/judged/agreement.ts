// How far the first and the second reading of the same pairs agree: Cohen's κ, plain and with quadratic weights.
import { Random } from '../random.js';
import { pairKey, readingKey, type Judgement } from './collection.js';

/** The two grades one pair got. */
export type Readings = readonly [first: number, second: number];

export type Side = 'invite' | 'bid';

export interface Agreement {
  pairs: number;
  /** Share of pairs with the same grade both times. */
  same: number;
  /** Share of pairs at most one grade apart. */
  near: number;
  plain: number;
  weighted: number;
  /** 95 % bootstrap interval of the weighted κ, over pairs. */
  interval: [number, number];
}

const GRADES = [0, 1, 2, 3] as const;
const RESAMPLES = 1000;

/** A disagreement of one step weighs 1, of two steps 4, of three steps 9. */
export const quadratic = (a: number, b: number): number => (a - b) ** 2;
/** Every disagreement weighs the same. */
export const plain = (a: number, b: number): number => Number(a !== b);

/**
 * Cohen's κ: one less the weight of the disagreements seen, over the weight chance would bring with the same totals.
 * @returns NaN where chance leaves nothing to disagree about (one grade only)
 */
export function kappa(readings: readonly Readings[], weigh = quadratic): number {
  const totals = ([0, 1] as const).map((reading) =>
    GRADES.map((grade) => readings.filter((row) => row[reading] === grade).length),
  ) as [number[], number[]];
  const seen = readings.reduce((sum, [a, b]) => sum + weigh(a, b), 0);
  const byChance = GRADES.flatMap((a) =>
    GRADES.map((b) => (weigh(a, b) * totals[0][a]! * totals[1][b]!) / readings.length),
  ).reduce((sum, value) => sum + value, 0);
  return byChance === 0 ? NaN : 1 - seen / byChance;
}

/** All figures of one side's grades. */
export function agreementOf(readings: readonly Readings[], seed = 7): Agreement {
  const share = (test: (row: Readings) => boolean): number =>
    readings.filter(test).length / readings.length;
  const random = new Random(seed);
  const drawn = Array.from({ length: RESAMPLES }, () =>
    kappa(readings.map(() => random.pick(readings))),
  )
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  return {
    pairs: readings.length,
    same: share(([a, b]) => a === b),
    near: share(([a, b]) => Math.abs(a - b) <= 1),
    plain: kappa(readings, plain),
    weighted: kappa(readings),
    interval: [
      drawn[Math.floor(drawn.length * 0.025)] ?? NaN,
      drawn[Math.ceil(drawn.length * 0.975) - 1] ?? NaN,
    ],
  };
}

/** The two grades of every pair that one judge read twice, of one side. */
export function readTwice(
  first: readonly Judgement[],
  second: readonly Judgement[],
  side: Side,
): Readings[] {
  const known = new Map(first.map((row) => [readingKey(row), row[side]]));
  return second.map((row): Readings => [known.get(readingKey(row))!, row[side]]);
}

/** The two grades of every pair that two judges read, of one side; judges in the order of their names. */
export function readByTwo(judgements: readonly Judgement[], side: Side): Readings[] {
  const byPair = new Map<string, Judgement[]>();
  for (const row of judgements)
    byPair.set(pairKey(row), [...(byPair.get(pairKey(row)) ?? []), row]);
  return [...byPair.values()].flatMap((rows): Readings[] => {
    const [one, other] = rows.sort((a, b) => ((a.judge ?? '') < (b.judge ?? '') ? -1 : 1));
    return one && other ? [[one[side], other[side]]] : [];
  });
}

/** Without the pairs that were 0 both times: most pairs are, and easy. */
export const contested = (readings: readonly Readings[]): Readings[] =>
  readings.filter(([a, b]) => a > 0 || b > 0);
