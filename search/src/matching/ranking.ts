// Small decisions around a list: who may see what, what is grounded in the texts, what is open, how pairs are ordered.
import type { Pair } from './pair.js';
import { bandOf, lineValues, scoreOf, type Factors, type Score } from './score.js';
import { unmet } from './signals/fit-signals.js';
import { textBalance } from './signals/text-signals.js';
import type { Audience, Counterfactual, DemandProfile, Figures } from './types.js';
import { LEAST_TEXT } from './weights.js';

/** Without a shared concept of this share, or shared words of this weight, a pair is no candidate for a list. */
const FLOOR = { text: 0.15, needs: 0.12 };

/** Whose hidden facts may enter an answer. */
export interface Views {
  demandHidden: boolean;
  supplyHidden: boolean;
}

export function viewsOf(audience: Audience): Views {
  return {
    demandHidden: audience === 'demand' || audience === 'matchmaker',
    supplyHidden: audience === 'supply' || audience === 'matchmaker',
  };
}

/** One scored candidate; `id` names the other side. */
export interface Ranked extends Score {
  id: string;
  pair: Pair;
  gated: boolean;
  unclaimed: boolean;
}

export function rank(id: string, pair: Pair, factors?: Factors): Ranked {
  // Without a spread: this is made for every candidate.
  const { logOdds, p, q, score } = scoreOf(pair, factors);
  const { unclaimed } = pair.supply.facts;
  return { logOdds, p, q, score, id, pair, gated: unmet(pair) > 0, unclaimed };
}

/** Claimed before unclaimed, legal before not, then by score; ids break ties. */
export function inOrder(a: Ranked, b: Ranked): number {
  return (
    Number(a.unclaimed) - Number(b.unclaimed) ||
    Number(a.gated) - Number(b.gated) ||
    b.score - a.score ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * Whether the texts themselves speak for the pair: tags alone never do. Claimed entries come before unclaimed ones
 * whatever their score, so a claimed one about something else must not be in the list at all.
 */
export function isGrounded(pair: Pair): boolean {
  const { text, needs, focus } = pair;
  const shared =
    Math.max(text.p, text.q) >= FLOOR.text || Math.max(needs.share, focus.share) >= FLOOR.needs;
  return shared && textBalance(pair) >= LEAST_TEXT;
}

/** The order of a list that leaves nothing out: what a list shows, then what it does not. */
export function inFullOrder(a: Ranked, b: Ranked): number {
  return Number(isGrounded(b.pair)) - Number(isGrounded(a.pair)) || inOrder(a, b);
}

/** One entry of a list without its explanation; `id` names the other side. */
export interface Scored {
  id: string;
  score: number;
  p: number;
  q: number;
  /** Whether a legal must is not met. */
  gated: boolean;
  unclaimed: boolean;
}

export const scored = ({ id, score, p, q, gated, unclaimed }: Ranked): Scored => ({
  ...{ id, score, p, q, gated, unclaimed },
});

/** A candidate in figures, for a table of all of them. */
export function figuresOf(ranked: Ranked, factors: Factors): Figures {
  const { id, score, p, q, pair, gated, unclaimed } = ranked;
  return {
    ...{ id, score, p, q, gated, unclaimed },
    band: bandOf(score, gated),
    grounded: isGrounded(pair),
    gates: pair.gates.map(({ code, state }) => ({ code, state })),
    lines: lineValues(pair, factors),
  };
}

/** Puts the requirement's own words into a change that names it by number. */
export function withRequirement(
  change: Counterfactual,
  demand: Pick<DemandProfile, 'mustHave'>,
): Counterfactual {
  const { must } = change.params;
  if (typeof must !== 'number') return change;
  return { ...change, params: { requirement: demand.mustHave?.[must] ?? '' } };
}
