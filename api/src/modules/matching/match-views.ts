import {
  bandOf,
  type Chance,
  type Exposure,
  type Match,
  type Reason,
  type Span,
} from '@aism/search';
import type { MatchReason, MatchView } from './matching.schemas.js';
import type { ReasonSentences } from './reason-sentences.js';

export type MatchAudience = 'public' | 'demand' | 'supply' | 'matchmaker';

/** Facts that only the supplier and matchmakers read: nobody else is told that they are missing. */
const suppliersOwn = new Set(['missing.supply.capacity']);

/** One candidate as its reader may see it; `id` is the other side's. */
export function viewOfMatch(
  match: Match,
  id: string,
  audience: MatchAudience,
  sentences: ReasonSentences,
): MatchView {
  const told = (reasons: readonly Reason[]) => reasons.map((one) => reasonOf(one, sentences));
  const view = {
    id,
    score: rounded(match.score),
    reasons: { demand: told(match.reasons.demand), supply: told(match.reasons.supply) },
    ...(match.chances ? { chance: chanceOf(match.chances.pair) } : {}),
    ...(match.exposure ? { exposure: exposureOf(match.exposure, sentences) } : {}),
  };
  if (audience === 'public') return view;
  const inside = audience === 'supply' || audience === 'matchmaker';
  // That a pair is pinned is told to its own people and to matchmakers; by whom and why stays with the latter.
  const known = (reasons: readonly Reason[]) =>
    told(inside ? reasons : reasons.filter((one) => !suppliersOwn.has(one.code)));
  return {
    ...view,
    p: rounded(match.p),
    q: rounded(match.q),
    bands: { pair: match.band, demand: bandOf(match.p, false), supply: bandOf(match.q, false) },
    calibrated: match.calibrated,
    ...(match.chances
      ? { chances: { demand: chanceOf(match.chances.p), supply: chanceOf(match.chances.q) } }
      : {}),
    pinned: match.pinned,
    gaps: { demand: known(match.gaps.demand), supply: known(match.gaps.supply) },
    gates: match.gates.map(({ code, state, reason, params }) => ({
      ...{ code, state },
      text: sentences.of(reason, params),
    })),
    counterfactual: counterfactualOf(match, sentences),
  };
}

/** In tenths of a per cent of the score, as it moves the order. */
function exposureOf({ adjustment, turn }: Exposure, sentences: ReasonSentences) {
  const percent = Math.round(1000 * (Math.exp(adjustment) - 1)) / 10;
  const direction = adjustment > 0 ? 'exposure.up' : 'exposure.down';
  const text = turn ? 'exposure.turn' : direction;
  return { percent, turn, text: sentences.of(text, { percent: String(Math.abs(percent)) }) };
}

function counterfactualOf(
  { counterfactual }: Match,
  sentences: ReasonSentences,
): MatchView['counterfactual'] {
  if (!counterfactual) return null;
  const { code, params, from, to } = counterfactual;
  return { code, text: sentences.of(code, params), from: from.band, to: to.band };
}

function reasonOf({ code, params, evidence }: Reason, sentences: ReasonSentences): MatchReason {
  const place = (span: Span | undefined) => span ?? null;
  return {
    code,
    text: sentences.of(code, params),
    evidence: evidence ? { demand: place(evidence.demand), supply: place(evidence.supply) } : null,
  };
}

/** In hundredths: nobody knows a chance more exactly. */
function chanceOf({ value, low, high }: Chance): Chance {
  const hundredths = (share: number) => Math.round(share * 100) / 100;
  return { value: hundredths(value), low: hundredths(low), high: hundredths(high) };
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
