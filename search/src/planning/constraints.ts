// Conditions on a plan as a whole. Each has an id by which it is named when it cannot be met or when it costs something.

/** At least `count` of the members (small firms, say) get a pair; a member is all the pairs it could be in. */
export interface AtLeast {
  readonly id: string;
  readonly kind: 'at-least';
  readonly count: number;
  readonly members: readonly (readonly number[])[];
}

/** At most this share of the pairs counted (`of`, or all) are pairs of the group. */
export interface AtMostShare {
  readonly id: string;
  readonly kind: 'at-most-share';
  /** 0 … 1. */
  readonly share: number;
  readonly group: readonly number[];
  /** The pairs the share is taken of; all when absent. */
  readonly of?: readonly number[];
}

export type SideConstraint = AtLeast | AtMostShare;

/** A condition that stands in the way, and how far it would have to give. */
export interface Conflict {
  readonly id: string;
  /** Whether the plan becomes possible when this one alone is dropped. */
  readonly alone: boolean;
  /** For `at-least`: how many are possible with all other conditions kept; null for others. */
  readonly possible: number | null;
}

/** Whether a plan keeps a condition. */
export function isKept(constraint: SideConstraint, chosen: Uint8Array): boolean {
  const count = (pairs: readonly number[]) => pairs.reduce((sum, i) => sum + chosen[i]!, 0);
  if (constraint.kind === 'at-least')
    return constraint.members.filter((pairs) => count(pairs) > 0).length >= constraint.count;
  const all = constraint.of ? count(constraint.of) : chosen.reduce((a, b) => a + b, 0);
  return count(constraint.group) <= constraint.share * all + 1e-9;
}
