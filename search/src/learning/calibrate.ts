// From scores to chances. Rule: Platt's curve, held near “the score is the chance” by a weak prior, its slope kept
// positive, so that the order of a list never changes. Isotonic steps would need thousands of answers and would tie
// different scores.
import { logit, type Calibration, type Curve } from '../matching/model.js';
import type { Factors } from '../matching/score.js';
import { fitLogistic, type Example } from './logistic.js';
import { answersIn, byTime, scoresOf, splitByTime, type Observation } from './observations.js';

/** Answers that have to exist before a percentage is shown. */
export const ENOUGH_ANSWERS = 300;
/** Slope 1 and offset 0 are what a calibrated score has; both may move freely. */
const PRIOR = { means: [1, 0], precisions: [1, 0.1] };
const LEAST_SLOPE = 0.02;
const BINS = 10;

/** A score with what came of it. */
export interface Outcome {
  score: number;
  happened: boolean;
}

export interface CalibrationFigures {
  /** Mean gap between chance and frequency over ten bins, on answers later than the fit's (time split). */
  ece: { pair: number; p: number; q: number };
  /** Later answers that the figures rest on. */
  tested: { pair: number; p: number; q: number };
}

/** The curve of some outcomes. */
export function fitCurve(outcomes: readonly Outcome[]): Curve {
  const examples = outcomes.map(({ score, happened }): Example => ({
    inputs: [logit(score), 1],
    target: happened ? 1 : 0,
    weight: 1,
  }));
  const { weights, covariance } = fitLogistic(examples, PRIOR);
  return {
    slope: Math.max(LEAST_SLOPE, weights[0]!),
    offset: weights[1]!,
    covariance: [covariance[0]![0]!, covariance[0]![1]!, covariance[1]![1]!],
    answers: outcomes.length,
  };
}

/**
 * Expected calibration error over ten bins of equal size (Naeini et al. 2015); 0 without outcomes.
 * @param chance of a score
 */
export function calibrationError(
  outcomes: readonly Outcome[],
  chance: (score: number) => number,
): number {
  const sorted = outcomes
    .map(({ score, happened }) => ({ chance: chance(score), happened: Number(happened) }))
    .sort((a, b) => a.chance - b.chance);
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const rows = sorted.slice(
      Math.floor((bin * sorted.length) / BINS),
      Math.floor(((bin + 1) * sorted.length) / BINS),
    );
    error += Math.abs(rows.reduce((sum, row) => sum + row.chance - row.happened, 0));
  }
  return sorted.length === 0 ? 0 : error / sorted.length;
}

/**
 * Fits all three curves and tells how far off they would have been on later answers.
 * @returns null below 300 answers
 */
export function calibrate(
  observations: readonly Observation[],
  factors: Factors,
): { calibration: Calibration; figures: CalibrationFigures } | null {
  if (answersIn(observations) < ENOUGH_ANSWERS) return null;
  const sorted = byTime(observations);
  const { before, after } = splitByTime(sorted);
  const figures: CalibrationFigures = {
    ece: { pair: 0, p: 0, q: 0 },
    tested: { pair: 0, p: 0, q: 0 },
  };
  const curve = (of: keyof Calibration): Curve => {
    const { slope, offset } = fitCurve(outcomesOf(before, factors, of));
    const later = outcomesOf(after, factors, of);
    figures.ece[of] = calibrationError(
      later,
      (score) => 1 / (1 + Math.exp(-(offset + slope * logit(score)))),
    );
    figures.tested[of] = later.length;
    return fitCurve(outcomesOf(sorted, factors, of));
  };
  const calibration = { pair: curve('pair'), p: curve('p'), q: curve('q') };
  return { calibration, figures };
}

/** A side's yes is 想对接; a pair has met when every side that was asked said so. */
function outcomesOf(
  observations: readonly Observation[],
  factors: Factors,
  of: keyof Calibration,
): Outcome[] {
  return observations.flatMap((observation) => {
    const { demand, supply } = observation.answers;
    const scores = scoresOf(observation, factors);
    if (of === 'p') {
      return demand === null ? [] : [{ score: scores.p, happened: demand === 'connect' }];
    }
    if (of === 'q') {
      return supply === null ? [] : [{ score: scores.q, happened: supply === 'connect' }];
    }
    const met = metOf(observation);
    return met === null ? [] : [{ score: scores.score, happened: met }];
  });
}

/** Whether both wanted it; null while a side that was asked has not answered and nobody has declined. */
function metOf({ answers, openedBy }: Observation): boolean | null {
  const given = [answers.demand, answers.supply].filter((answer) => answer !== null);
  if (given.some((answer) => answer !== 'connect')) return false;
  const asked = openedBy === 'matchmaker' ? 2 : 1;
  return given.length < asked ? null : true;
}
