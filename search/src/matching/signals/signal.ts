// A signal is one named line of a model: a pure function of a measured pair. A new signal is one entry in one of the
// lists beside this file; its sentences are in reason-texts.ts under `<code>.for` and `<code>.against`.
import type { Pair } from '../pair.js';
import type { Params, Side } from '../types.js';

export interface Signal {
  code: string;
  side: Side;
  /** Every field the value depends on, with its side; nothing else may change the value. */
  inputs: readonly string[];
  /** Contribution in log-odds; 0 where a fact is missing. */
  value(pair: Pair): number;
  params?(pair: Pair): Params;
  /** Input that would make the line speak, where it is missing. */
  missing?(pair: Pair): string | null;
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Values of `wanted` that are in `offered`. */
export function common(
  wanted: readonly string[] | undefined,
  offered: readonly string[] | undefined,
): string[] {
  return (wanted ?? []).filter((value) => (offered ?? []).includes(value));
}

/** Whether a fact was given at all. */
export const known = <T>(fact: T | null | undefined): fact is T =>
  fact !== undefined && fact !== null;

export const given = (list: readonly unknown[] | undefined): boolean =>
  list !== undefined && list.length > 0;

/** The first missing fact of several, as `side.field`. */
export function firstMissing(facts: readonly [string, unknown][]): string | null {
  for (const [name, value] of facts) {
    if (value === undefined || value === null) return name;
    if (Array.isArray(value) && value.length === 0) return name;
  }
  return null;
}
