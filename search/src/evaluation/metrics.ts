// Measures of a ranked list against grades, and bootstrap intervals over demands.
import { Random } from './random.js';

const GAIN = (grade: number): number => 2 ** grade - 1;

/** nDCG at `k` with gains 2^g − 1; 0 where nothing is relevant. */
export function ndcg(
  ranked: readonly string[],
  grades: ReadonlyMap<string, number>,
  k = 10,
): number {
  const dcg = (list: readonly number[]): number =>
    list.slice(0, k).reduce((sum, grade, i) => sum + GAIN(grade) / Math.log2(i + 2), 0);
  const ideal = dcg([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : dcg(ranked.map((id) => grades.get(id) ?? 0)) / ideal;
}

/** Relevant ones among the first `k`, over the most that could be there. */
export function recall(ranked: readonly string[], relevant: ReadonlySet<string>, k = 50): number {
  if (relevant.size === 0) return 0;
  const hits = ranked.slice(0, k).filter((id) => relevant.has(id)).length;
  return hits / Math.min(k, relevant.size);
}

/** One over the rank of the first relevant one. */
export function reciprocalRank(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const at = ranked.findIndex((id) => relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Share of the first `k` that both sides want. */
export function mutual(ranked: readonly string[], wanted: ReadonlySet<string>, k = 10): number {
  const shown = ranked.slice(0, k);
  return shown.length === 0 ? 0 : shown.filter((id) => wanted.has(id)).length / shown.length;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** 95 % bootstrap interval of a mean (percentiles of 1,000 resamples). */
export function interval(values: readonly number[], seed = 7): [number, number] {
  const random = new Random(seed);
  const means = Array.from({ length: 1000 }, () =>
    mean(values.map(() => values[Math.floor(random.next() * values.length)]!)),
  ).sort((a, b) => a - b);
  return [means[25]!, means[974]!];
}
