// A model as plain data, so that it can be stored, sent to every process, shown on a card and taken back: what the
// hand-set lines are multiplied by, and what the resulting scores have come to mean.
import { MODEL, type Factors } from './score.js';
import { hash } from './thesaurus/thesaurus.js';
import type { Chance } from './types.js';

/**
 * A Platt curve with its uncertainty: logit of the chance = offset + slope · logit of the score.
 * `covariance` is that of [slope, offset], row by row, without its doubled entry.
 */
export interface Curve {
  slope: number;
  offset: number;
  covariance: readonly [number, number, number];
  /** Answers it was fitted to. */
  answers: number;
}

/** One curve for each shown figure: that both accept, that the demand side does, that the supply side does. */
export interface Calibration {
  pair: Curve;
  p: Curve;
  q: Curve;
}

export interface MatchModel {
  /** Names everything below; scores compare only within one version. */
  version: string;
  /** The hand-set model that is multiplied; in a process with another one this model means nothing. */
  base: string;
  /** By code of a line; absent is 1. */
  factors: Factors;
  /** Null until enough answers exist. */
  calibration: Calibration | null;
}

/** The hand-set weights as they are, uncalibrated. */
export const PRIOR: MatchModel = { version: MODEL, base: MODEL, factors: {}, calibration: null };

/** Names a model by its content, so that the same content has the same name everywhere. */
export function modelOf(content: Pick<MatchModel, 'factors' | 'calibration'>): MatchModel {
  const { factors, calibration } = content;
  const version = `${MODEL}-${hash(JSON.stringify([factors, calibration]))}`;
  return { version, base: MODEL, factors, calibration };
}

const WIDE = 1.96;
/** Beyond these a logit says no more than “almost never” and “almost always”. */
const LEAST = 1e-4;

/** Log-odds of a probability, kept finite. */
export function logit(share: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, share));
  return Math.log(inside / (1 - inside));
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The calibrated chance of a score with its 95 % band; rises with the score, so no order changes. */
export function chanceOf(score: number, curve: Curve): Chance {
  const x = logit(score);
  const [slopes, both, offsets] = curve.covariance;
  const middle = curve.offset + curve.slope * x;
  const half = WIDE * Math.sqrt(Math.max(0, slopes * x * x + 2 * both * x + offsets));
  return { value: sigmoid(middle), low: sigmoid(middle - half), high: sigmoid(middle + half) };
}

/** The three shown figures of a pair as chances. */
export function chancesOf(
  { score, p, q }: { score: number; p: number; q: number },
  calibration: Calibration,
): { pair: Chance; p: Chance; q: Chance } {
  return {
    pair: chanceOf(score, calibration.pair),
    p: chanceOf(p, calibration.p),
    q: chanceOf(q, calibration.q),
  };
}
