/** A figure as a scenario names it. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
}
export interface Measured {
  readonly name: string;
  readonly value: number;
}
export interface ProofFigure {
  readonly name: string;
  readonly unit: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly measured: number;
  /** Null where the scenario gives no number to compare with. */
  readonly met: boolean | null;
}

/**
 * Each target beside what was measured. Better is the direction from the baseline to the target; without a baseline a
 * value is taken to be meant as "at least". Pure.
 * @returns null when a target's value was not given, or one is named that is no target
 */
export function compareFigures(
  targets: readonly Figure[],
  baselines: readonly Figure[],
  measured: readonly Measured[],
): ProofFigure[] | null {
  const given = new Map(measured.map(({ name, value }) => [name, value]));
  if (given.size !== measured.length || given.size !== targets.length) return null;
  const compared = targets.flatMap(({ name, unit, value: target }) => {
    const value = given.get(name);
    if (value === undefined) return [];
    const baseline = baselines.find((one) => one.name === name)?.value ?? null;
    return [{ name, unit, baseline, target, measured: value, met: isMet(value, target, baseline) }];
  });
  return compared.length === targets.length ? compared : null;
}

function isMet(value: number, target: number | null, baseline: number | null): boolean | null {
  if (target === null) return null;
  return baseline !== null && target < baseline ? value <= target : value >= target;
}
