// Small decisions around a list: who may see what, what is grounded in the texts, what is open, how pairs are ordered.
import type { Pair } from './pair.js';
import { scoreOf, type Score } from './score.js';
import { unmet } from './signals/fit-signals.js';
import type { Audience, Counterfactual, DemandProfile } from './types.js';

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

export function rank(id: string, pair: Pair): Ranked {
  return {
    ...scoreOf(pair),
    id,
    pair,
    gated: unmet(pair) > 0,
    unclaimed: pair.supply.facts.unclaimed,
  };
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

/** Whether the texts themselves speak for the pair: tags alone never do. */
export function isGrounded({ text, needs, focus }: Pair): boolean {
  return (
    Math.max(text.p, text.q) >= FLOOR.text || Math.max(needs.share, focus.share) >= FLOOR.needs
  );
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
