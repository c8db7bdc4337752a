// Logistic regression held near a prior (MAP with a Gaussian prior, Newton's method), and the covariance of what it
// finds (Laplace). Targets may lie between 0 and 1.

/** One answer: what it was asked with, how it ended (0–1), and how much it counts. */
export interface Example {
  inputs: readonly number[];
  target: number;
  weight: number;
}

/** Where the weights start and how firmly they are held there: precision 10 moves little on 30 answers. */
export interface Prior {
  means: readonly number[];
  precisions: readonly number[];
}

export interface Fit {
  weights: number[];
  /** Inverse of the curvature at the weights: the Laplace approximation of their covariance. */
  covariance: number[][];
}

const MOST_STEPS = 40;
const SMALL = 1e-9;
/** No step moves a weight further than this: early steps on separable data would overshoot. */
const LONGEST_STEP = 2;

/** argmin Σ weight · logloss + ½ Σ precision · (w − mean)² (matching.md §6, stage 6). */
export function fitLogistic(examples: readonly Example[], prior: Prior): Fit {
  const weights = [...prior.means];
  let curvature = diagonal(prior.precisions);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = weights.map((w, j) => prior.precisions[j]! * (w - prior.means[j]!));
    curvature = diagonal(prior.precisions);
    for (const example of examples) add(example, weights, gradient, curvature);
    const move = solve(curvature, gradient);
    let largest = 0;
    for (let j = 0; j < weights.length; j++) {
      const by = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move[j]!));
      weights[j]! -= by;
      largest = Math.max(largest, Math.abs(by));
    }
    if (largest < SMALL) break;
  }
  return { weights, covariance: inverse(curvature) };
}

function add(
  { inputs, target, weight }: Example,
  weights: readonly number[],
  gradient: number[],
  curvature: number[][],
): void {
  let sum = 0;
  for (let j = 0; j < inputs.length; j++) sum += inputs[j]! * weights[j]!;
  const chance = 1 / (1 + Math.exp(-sum));
  const pull = weight * (chance - target);
  const bend = weight * chance * (1 - chance);
  for (let j = 0; j < inputs.length; j++) {
    const input = inputs[j]!;
    if (input === 0) continue;
    gradient[j]! += pull * input;
    const row = curvature[j]!;
    for (let k = 0; k < inputs.length; k++) row[k]! += bend * input * inputs[k]!;
  }
}

const diagonal = (values: readonly number[]): number[][] =>
  values.map((value, j) => values.map((_, k) => (j === k ? value : 0)));

/** Lower triangle L with L · Lᵀ = matrix, which is symmetric and positive definite. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j]![j]!;
    }
  }
  return lower;
}

function solveWith(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const result = [...right];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) result[i]! -= lower[i]![k]! * result[k]!;
    result[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) result[i]! -= lower[k]![i]! * result[k]!;
    result[i]! /= lower[i]![i]!;
  }
  return result;
}

const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] =>
  solveWith(cholesky(matrix), right);

function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const lower = cholesky(matrix);
  return matrix.map((_, j) =>
    solveWith(
      lower,
      matrix.map((__, k) => (k === j ? 1 : 0)),
    ),
  );
}
