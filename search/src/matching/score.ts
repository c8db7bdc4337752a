// From a measured pair to two log-odds and one reciprocal score. Values are whole millionths of a log-odds, so the
// lines of an explanation add up exactly to the figures they explain.
import type { Pair } from './pair.js';
import { FIT_SIGNALS } from './signals/fit-signals.js';
import type { Signal } from './signals/signal.js';
import { SUPPLY_SIGNALS } from './signals/supply-signals.js';
import { TEXT_SIGNALS } from './signals/text-signals.js';
import { hash } from './thesaurus/thesaurus.js';
import type { Band, Line } from './types.js';
import { BANDS, BM25, RHO, WEIGHTS } from './weights.js';

const MILLION = 1e6;

const BASE: readonly Signal[] = [
  { code: 'base', side: 'demand', inputs: [], value: () => WEIGHTS.base.p },
  { code: 'start-point', side: 'supply', inputs: [], value: () => WEIGHTS.base.q },
];

/** Every line of both models. */
export const SIGNALS: readonly Signal[] = [
  ...BASE,
  ...TEXT_SIGNALS,
  ...FIT_SIGNALS,
  ...SUPPLY_SIGNALS,
];
const OF_DEMAND = SIGNALS.filter((signal) => signal.side === 'demand');
const OF_SUPPLY = SIGNALS.filter((signal) => signal.side === 'supply');

/** Names the weights and formulas; scores are comparable only within one version. */
export const MODEL = `m1-${hash(JSON.stringify([WEIGHTS, RHO, BANDS, BM25, SIGNALS.map((s) => s.code)]))}`;

export interface Score {
  logOdds: { p: number; q: number };
  p: number;
  q: number;
  score: number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const millionths = (value: number): number => Math.round(value * MILLION);

function total(signals: readonly Signal[], pair: Pair): number {
  let sum = 0;
  for (const signal of signals) sum += millionths(signal.value(pair));
  return sum / MILLION;
}

/** Power mean of two probabilities; with ρ = −4 close to the smaller one. */
export function reciprocal(p: number, q: number, rho: number = RHO): number {
  if (p <= 0 || q <= 0) return 0;
  return ((p ** rho + q ** rho) / 2) ** (1 / rho);
}

/** Scores a pair without explaining it. */
export function scoreOf(pair: Pair): Score {
  const logOdds = { p: total(OF_DEMAND, pair), q: total(OF_SUPPLY, pair) };
  const p = sigmoid(logOdds.p);
  const q = sigmoid(logOdds.q);
  return { logOdds, p, q, score: reciprocal(p, q) };
}

/** The lines whose values sum exactly to `scoreOf(pair).logOdds`, largest effect first. */
export function linesOf(pair: Pair): { demand: Line[]; supply: Line[] } {
  const line = (signal: Signal): Line => ({
    code: signal.code,
    side: signal.side,
    value: millionths(signal.value(pair)) / MILLION + 0,
    inputs: signal.inputs,
    params: signal.params?.(pair) ?? {},
  });
  const byEffect = (a: Line, b: Line): number => Math.abs(b.value) - Math.abs(a.value);
  return {
    demand: OF_DEMAND.map(line).sort(byEffect),
    supply: OF_SUPPLY.map(line).sort(byEffect),
  };
}

/** A legal must that is not met keeps a pair in the lowest band whatever its score. */
export function bandOf(score: number, gated: boolean): Band {
  if (gated || score < BANDS.medium) return 'low';
  return score >= BANDS.high ? 'high' : 'medium';
}
