import { bandOf, type Match, type Reason, type Span } from '@aism/search';
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
  };
  if (audience === 'public') return view;
  const inside = audience === 'supply' || audience === 'matchmaker';
  const known = (reasons: readonly Reason[]) =>
    told(inside ? reasons : reasons.filter((one) => !suppliersOwn.has(one.code)));
  return {
    ...view,
    p: rounded(match.p),
    q: rounded(match.q),
    bands: { pair: match.band, demand: bandOf(match.p, false), supply: bandOf(match.q, false) },
    calibrated: match.calibrated,
    gaps: { demand: known(match.gaps.demand), supply: known(match.gaps.supply) },
    gates: match.gates.map(({ code, state, reason, params }) => ({
      ...{ code, state },
      text: sentences.of(reason, params),
    })),
    counterfactual: counterfactualOf(match, sentences),
  };
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

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
