// Which words people of both sides use that the thesaurus does not know: read from pairs that both sides accepted.
import { normalise } from '../../text/normalise.js';
import { tokens } from '../../text/segment.js';
import { isStopWord } from '../../text/stop-words.js';
import { demandTexts, supplyTexts, type TextField } from '../features.js';
import type { DemandProfile, SupplyProfile } from '../types.js';
import type { Thesaurus } from './thesaurus.js';

export interface AcceptedPair {
  demand: DemandProfile;
  supply: SupplyProfile;
}
/** A form that both texts of several accepted pairs hold and no concept names. */
export interface MinedForm {
  form: string;
  /** Accepted pairs in which both sides use it, and those of them that share no concept. */
  pairs: number;
  bare: number;
  /** Concepts that these pairs are about, most often first: what it might mean. */
  concepts: { id: string; zh: string; en: string; pairs: number }[];
  /** One pair to look at. */
  demandId: string;
  supplyId: string;
}

const MIN_PAIRS = 2;
const MAX_FORMS = 60;
const MAX_TOKENS = 3;
const LENGTH = { least: 2, most: 10 };
const SUGGESTED = 3;

interface Read {
  grams: Set<string>;
  concepts: Set<number>;
}

/**
 * Words and short phrases that both texts of at least two accepted pairs hold and that overlap no form of the
 * thesaurus, the most supported first; parts of a longer one with the same support are left out.
 */
export function minedForms(pairs: readonly AcceptedPair[], thesaurus: Thesaurus): MinedForm[] {
  const found = new Map<string, { pair: AcceptedPair; bare: boolean; concepts: Set<number> }[]>();
  for (const pair of pairs) {
    const demand = read(demandTexts(pair.demand), thesaurus);
    const supply = read(supplyTexts(pair.supply), thesaurus);
    const shared = new Set([...demand.concepts].filter((concept) => supply.concepts.has(concept)));
    const concepts = shared.size ? shared : new Set([...demand.concepts, ...supply.concepts]);
    for (const form of demand.grams)
      if (supply.grams.has(form))
        found.set(form, [...(found.get(form) ?? []), { pair, bare: shared.size === 0, concepts }]);
  }
  const forms = [...found]
    .filter(([, uses]) => uses.length >= MIN_PAIRS)
    .sort(([a, x], [b, y]) => y.length - x.length || b.length - a.length || (a < b ? -1 : 1));
  const kept: [string, (typeof forms)[number][1]][] = [];
  for (const [form, uses] of forms)
    if (!kept.some(([other, more]) => other.includes(form) && more.length === uses.length))
      kept.push([form, uses]);
  return kept.slice(0, MAX_FORMS).map(([form, uses]) => ({
    form,
    pairs: uses.length,
    bare: uses.filter((use) => use.bare).length,
    concepts: suggested(uses, thesaurus),
    demandId: uses[0]!.pair.demand.id,
    supplyId: uses[0]!.pair.supply.id,
  }));
}

function suggested(uses: readonly { concepts: Set<number> }[], thesaurus: Thesaurus) {
  const counts = new Map<number, number>();
  for (const { concepts } of uses)
    for (const concept of concepts) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, SUGGESTED)
    .map(([index, pairs]) => {
      const { id, zh, en } = thesaurus.concepts[index]!;
      return { id, zh, en, pairs };
    });
}

/** Concepts of a text, and its word sequences between the places that concepts name. */
function read(fields: readonly TextField[], thesaurus: Thesaurus): Read {
  const grams = new Set<string>();
  const concepts = new Set<number>();
  for (const field of fields) {
    const text = normalise(field.text);
    const mentions = thesaurus.mentions(text);
    for (const mention of mentions) concepts.add(mention.concept);
    const free = tokens(text).filter(
      (token) =>
        /^[\p{Script=Han}a-z]/u.test(token.term) &&
        mentions.every((one) => token.end <= one.start || one.end <= token.start),
    );
    free.forEach((_, from) => addGrams(grams, text, free.slice(from, from + MAX_TOKENS)));
  }
  return { grams, concepts };
}

function addGrams(grams: Set<string>, text: string, words: ReturnType<typeof tokens>): void {
  const [first] = words;
  if (!first || isStopWord(first.term)) return;
  for (const [i, word] of words.entries()) {
    if (i > 0 && words[i - 1]!.end !== word.start) return;
    if (isStopWord(word.term)) continue;
    const gram = text.slice(first.start, word.end);
    if (gram.length >= LENGTH.least && gram.length <= LENGTH.most) grams.add(gram);
  }
}
