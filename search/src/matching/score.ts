// From a measured pair to two log-odds and one reciprocal score. Values are whole millionths of a log-odds, so the
// lines of an explanation add up exactly to the figures they explain.
import { PROOF_RULES } from './gate-proofs.js';
import type { Pair } from './pair.js';
import { FIT_SIGNALS } from './signals/fit-signals.js';
import type { Signal } from './signals/signal.js';
import { SUPPLY_SIGNALS } from './signals/supply-signals.js';
import { TEXT_SIGNALS } from './signals/text-signals.js';
import { hash } from './thesaurus/thesaurus.js';
import type { Band, Line } from './types.js';
import { BANDS, BM25, LEAST_TEXT, RHO, WEIGHTS } from './weights.js';

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

/** Codes of all lines with their side, in the order of `Figures.lines`. */
export const LINE_CODES: readonly Pick<Line, 'code' | 'side'>[] = [...OF_DEMAND, ...OF_SUPPLY].map(
  ({ code, side }) => ({ code, side }),
);

/** Names the weights and formulas; scores are comparable only within one version. */
export const MODEL = `m1-${hash(JSON.stringify([WEIGHTS, RHO, BANDS, BM25, LEAST_TEXT, SIGNALS.map((s) => s.code), PROOF_RULES]))}`;

/** What a learnt model multiplies lines by, by code; a line that is not named counts once. */
export type Factors = Readonly<Record<string, number>>;
const AS_THEY_ARE: Factors = {};

export interface Score {
  logOdds: { p: number; q: number };
  p: number;
  q: number;
  score: number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const millionths = (value: number): number => Math.round(value * MILLION);

const factorOf = (signal: Signal, factors: Factors): number => factors[signal.code] ?? 1;
/** What a line counts: its hand-set value times what a learnt model multiplies it by. */
const counted = (signal: Signal, pair: Pair, factors: Factors): number =>
  millionths(signal.value(pair) * factorOf(signal, factors));

function total(signals: readonly Signal[], pair: Pair, times: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < signals.length; i++) sum += millionths(signals[i]!.value(pair) * times[i]!);
  return sum / MILLION;
}

/** A model's factors in the order of the lines: one model scores very many pairs. */
function inOrderOf(factors: Factors): { demand: number[]; supply: number[] } {
  let times = TIMES.get(factors);
  if (!times) {
    const of = (signals: readonly Signal[]) => signals.map((signal) => factorOf(signal, factors));
    TIMES.set(factors, (times = { demand: of(OF_DEMAND), supply: of(OF_SUPPLY) }));
  }
  return times;
}
const TIMES = new WeakMap<Factors, { demand: number[]; supply: number[] }>();

/** Power mean of two probabilities; with ρ = −4 close to the smaller one. */
export function reciprocal(p: number, q: number, rho: number = RHO): number {
  if (p <= 0 || q <= 0) return 0;
  return ((p ** rho + q ** rho) / 2) ** (1 / rho);
}

/** Scores a pair without explaining it. */
export function scoreOf(pair: Pair, factors: Factors = AS_THEY_ARE): Score {
  const { demand, supply } = inOrderOf(factors);
  const logOdds = { p: total(OF_DEMAND, pair, demand), q: total(OF_SUPPLY, pair, supply) };
  const p = sigmoid(logOdds.p);
  const q = sigmoid(logOdds.q);
  return { logOdds, p, q, score: reciprocal(p, q) };
}

/** The lines whose values sum exactly to `scoreOf(pair).logOdds`, largest effect first. */
export function linesOf(
  pair: Pair,
  factors: Factors = AS_THEY_ARE,
): { demand: Line[]; supply: Line[] } {
  const line = (signal: Signal): Line => ({
    code: signal.code,
    side: signal.side,
    value: counted(signal, pair, factors) / MILLION + 0,
    inputs: signal.inputs,
    params: signal.params?.(pair) ?? {},
  });
  const byEffect = (a: Line, b: Line): number => Math.abs(b.value) - Math.abs(a.value);
  return {
    demand: OF_DEMAND.map(line).sort(byEffect),
    supply: OF_SUPPLY.map(line).sort(byEffect),
  };
}

/** The values of `LINE_CODES` for one pair, in log-odds. */
export function lineValues(pair: Pair, factors: Factors = AS_THEY_ARE): number[] {
  const value = (signal: Signal): number => counted(signal, pair, factors) / MILLION + 0;
  return [...OF_DEMAND.map(value), ...OF_SUPPLY.map(value)];
}

/** A legal must that is not met keeps a pair in the lowest band whatever its score. */
export function bandOf(score: number, gated: boolean): Band {
  if (gated || score < BANDS.medium) return 'low';
  return score >= BANDS.high ? 'high' : 'medium';
}
