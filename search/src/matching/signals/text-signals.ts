// What the two texts have in common: concepts, requirement sentences, words, latent likeness, cases.
import { DEMAND_TEXT_INPUTS, SUPPLY_TEXT_INPUTS } from '../features.js';
import { isValid } from '../gates.js';
import type { Pair } from '../pair.js';
import { WEIGHTS as W } from '../weights.js';
import type { Side } from '../types.js';
import type { Signal } from './signal.js';

const BOTH_TEXTS = [...DEMAND_TEXT_INPUTS, ...SUPPLY_TEXT_INPUTS];
const YEAR_MS = 365.25 * 86_400_000;

/** 0–1, rising with the common words and never full. */
const saturate = (x: number): number => x / (x + 1);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** Few concepts say little: the weight of what is known grows with its mass. */
const trust = (mass: number, half: number): number => mass / (mass + half);

/** Words repeat what known concepts already say: the more of those, the less the words count. */
const beside = (mass: number): number => 1 - W.text.repeated * trust(mass, W.needs.halfMass);

/** Likeness of the best cases, faded by age; a verified customer case counts in full. */
export function caseLikeness(pair: Pair): number {
  const verified = (pair.supply.facts.evidence ?? []).some(
    (item) => item.kind === 'customer-case' && isValid(item, pair.nowMs),
  );
  const year = 1970 + pair.nowMs / YEAR_MS;
  let sum = 0;
  pair.supply.facts.cases.forEach((item, i) => {
    const age = item.year === null ? 2 : Math.max(0, year - item.year);
    sum += pair.cases[i]! * (verified ? 1 : W.cases.stated) * 0.5 ** (age / W.cases.halfLifeYears);
  });
  return 1 - Math.exp(-sum);
}

/** What concepts, words and requirements add for a side before the average is taken off, for ordering reasons. */
export function textParts(
  side: Side,
  { needs, focus, text, musts }: Pair,
  factors: Readonly<Record<string, number>>,
): { concepts: number; words: number; musts: number } {
  const must = musts.length === 0 ? 0 : mean(musts);
  const times = (code: string): number => factors[code] ?? 1;
  return side === 'demand'
    ? {
        concepts:
          times('needs') * W.needs.slope * trust(needs.mass, W.needs.halfMass) * needs.share,
        words: times('text') * W.text.p * beside(needs.mass) * saturate(text.p),
        musts: times('musts') * W.musts.p * must,
      }
    : {
        concepts:
          times('focus') * W.focus.slope * trust(focus.mass, W.focus.halfMass) * focus.share,
        words: times('wording') * W.text.q * beside(focus.mass) * saturate(text.q),
        musts: times('burden') * W.musts.q * must,
      };
}

const covered = (shares: readonly number[]): number =>
  shares.filter((share) => share >= 0.6).length;

export const TEXT_SIGNALS: readonly Signal[] = [
  {
    code: 'needs',
    side: 'demand',
    inputs: BOTH_TEXTS,
    value: ({ needs }) =>
      needs.mass === 0
        ? 0
        : W.needs.slope * trust(needs.mass, W.needs.halfMass) * (needs.share - W.needs.mean),
    params: ({ needs }) => ({ share: Math.round(needs.share * 100) }),
  },
  {
    code: 'musts',
    side: 'demand',
    inputs: ['demand.mustHave', ...SUPPLY_TEXT_INPUTS],
    value: ({ musts }) => (musts.length === 0 ? 0 : W.musts.p * (mean(musts) - W.musts.mean)),
    params: ({ musts }) => ({ covered: covered(musts), total: musts.length }),
    missing: ({ musts }) => (musts.length === 0 ? 'demand.mustHave' : null),
  },
  {
    code: 'nices',
    side: 'demand',
    inputs: ['demand.niceToHave', ...SUPPLY_TEXT_INPUTS],
    value: ({ nices }) => (nices.length === 0 ? 0 : W.nices * mean(nices)),
    params: ({ nices }) => ({ covered: covered(nices), total: nices.length }),
  },
  {
    code: 'text',
    side: 'demand',
    inputs: BOTH_TEXTS,
    value: ({ text, needs }) => W.text.p * beside(needs.mass) * (saturate(text.p) - W.text.mean),
  },
  {
    code: 'latent',
    side: 'demand',
    inputs: BOTH_TEXTS,
    value: ({ latent }) => (latent === null ? 0 : W.latent.p * (latent - W.latent.mean)),
  },
  {
    code: 'cases',
    side: 'demand',
    inputs: [...DEMAND_TEXT_INPUTS, 'supply.cases', 'supply.evidence'],
    value: (pair) => W.cases.slope * caseLikeness(pair),
    params: ({ supply }) => ({ count: supply.facts.cases.length }),
    missing: ({ supply }) => (supply.facts.cases.length === 0 ? 'supply.cases' : null),
  },
  {
    code: 'focus',
    side: 'supply',
    inputs: BOTH_TEXTS,
    value: ({ focus }) =>
      focus.mass === 0
        ? 0
        : W.focus.slope * trust(focus.mass, W.focus.halfMass) * (focus.share - W.focus.mean),
    params: ({ focus }) => ({ share: Math.round(focus.share * 100) }),
  },
  {
    code: 'burden',
    side: 'supply',
    inputs: ['demand.mustHave', ...SUPPLY_TEXT_INPUTS],
    value: ({ musts }) => (musts.length === 0 ? 0 : W.musts.q * (mean(musts) - W.musts.mean)),
    params: ({ musts }) => ({ covered: covered(musts), total: musts.length }),
  },
  {
    code: 'wording',
    side: 'supply',
    inputs: BOTH_TEXTS,
    value: ({ text, focus }) => W.text.q * beside(focus.mass) * (saturate(text.q) - W.text.mean),
  },
  {
    code: 'likeness',
    side: 'supply',
    inputs: BOTH_TEXTS,
    value: ({ latent }) => (latent === null ? 0 : W.latent.q * (latent - W.latent.mean)),
  },
];

/** Lines that read both texts as a whole; requirements and cases are parts of them. */
const WHOLE_TEXT = ['needs', 'text', 'latent', 'focus', 'wording', 'likeness'];
const WHOLE_TEXT_SIGNALS = TEXT_SIGNALS.filter((signal) => WHOLE_TEXT.includes(signal.code));

/** What concepts, words and likeness say for a pair, both sides together, in log-odds. */
export function textBalance(pair: Pair): number {
  let sum = 0;
  for (const signal of WHOLE_TEXT_SIGNALS) sum += signal.value(pair);
  return sum;
}
