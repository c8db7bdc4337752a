// A challenger: the hand-set lines, each multiplied by what the answers say, held near 1 (MAP; matching.md §6, stage 6).
import { SIGNALS, type Factors } from '../matching/score.js';
import type { Side } from '../matching/types.js';
import { WEIGHTS } from '../matching/weights.js';
import { fitLogistic, type Example } from './logistic.js';
import { byTime, type Observation } from './observations.js';
import { weightOf, type Propensities } from './propensity.js';

/** τ: precision of the prior on each factor. */
const HELD = 10;
/** The average inclination may move freely: τ ÷ 100 on its log-odds. */
const BIAS_HELD = HELD / 100;
const BIAS_CODES = ['base', 'start-point'];
/** A line may be silenced or trebled, but not turned round: a reason must not become its opposite. */
const RANGE = { least: 0, most: 3 };
const FIXED = 1e9;
const ROUNDS = 6;

/** How much an answer says that the side wanted the pair (0–1). */
export function targetOf({ answers, met, agreed }: Observation, side: Side): number {
  const answer = answers[side];
  if (answer === 'decline' || answer === null) return 0;
  if (answer === 'learn') return 0.3;
  const { came } = WEIGHTS.record;
  if (agreed) return came.agreed;
  return met ? came.met : came.connected;
}

/** Factors of all lines that some answer speaks of; the same observations give the same factors in any order. */
export function train(observations: readonly Observation[], propensities: Propensities): Factors {
  const sorted = byTime(observations);
  return {
    ...trainSide(sorted, 'demand', propensities),
    ...trainSide(sorted, 'supply', propensities),
  };
}

function trainSide(
  observations: readonly Observation[],
  side: Side,
  propensities: Propensities,
): Factors {
  const rows = observations.filter(({ answers }) => answers[side] !== null);
  const codes = SIGNALS.filter((signal) => signal.side === side)
    .map(({ code }) => code)
    .filter((code) => rows.some(({ lines }) => (lines[side][code] ?? 0) !== 0));
  const weights = rows.map((row) => weightOf(row, side, propensities));
  // Weights of mean 1: τ must mean the same whatever the propensities are.
  const scale = weights.length / weights.reduce((sum, weight) => sum + weight, 0);
  const examples = rows.map((row, i): Example => ({
    inputs: codes.map((code) => row.lines[side][code] ?? 0),
    target: targetOf(row, side),
    weight: weights[i]! * scale,
  }));
  const precisions = codes.map((code) => (BIAS_CODES.includes(code) ? biasHeld(rows, code) : HELD));
  const found = within(examples, precisions);
  return Object.fromEntries(
    codes.map((code, j) => [code, Math.round(found[j]! * 10_000) / 10_000]),
  );
}

/** The prior is on the log-odds; a factor of the base line moves them by the line's own size. */
function biasHeld(rows: readonly Observation[], code: string): number {
  const { lines } = rows[0]!;
  return BIAS_HELD * (lines.demand[code] ?? lines.supply[code] ?? 1) ** 2;
}

/** Fits, and fits again with factors that left the range fixed at its end. */
function within(examples: readonly Example[], precisions: readonly number[]): number[] {
  const means = precisions.map(() => 1);
  const held = [...precisions];
  for (let round = 0; ; round++) {
    const { weights } = fitLogistic(examples, { means, precisions: held });
    const outside = weights.map((w) => w < RANGE.least - 1e-6 || w > RANGE.most + 1e-6);
    if (round === ROUNDS || !outside.includes(true))
      return weights.map((w) => Math.max(RANGE.least, Math.min(RANGE.most, w)));
    outside.forEach((out, j) => {
      if (!out) return;
      means[j] = weights[j]! < RANGE.least ? RANGE.least : RANGE.most;
      held[j] = FIXED;
    });
  }
}
