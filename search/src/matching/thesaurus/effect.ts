// What one more form would do, before anybody approves it: the same sample of profiles scored with and without it.
import { normalise } from '../../text/normalise.js';
import { MatchingEngine } from '../engine.js';
import type { MatchModel } from '../model.js';
import { demandTexts, supplyTexts } from '../features.js';
import type { Storage } from '../storage.js';
import type { DemandProfile, MatchQuery, SupplyProfile } from '../types.js';
import { AhoCorasick } from './aho-corasick.js';
import type { Thesaurus } from './thesaurus.js';

export interface EffectExample {
  demandId: string;
  supplyId: string;
  from: number;
  to: number;
}
export interface FormEffect {
  /** Texts that were looked at, and how many hold the form. */
  texts: number;
  containing: number;
  /** Lists and pairs of the sample, and how many change. */
  lists: number;
  listsChanged: number;
  pairs: number;
  pairsChanged: number;
  examples: EffectExample[];
}

/** Bounds that keep the answer to about a second. */
const MAX_TEXTS = 4000;
const SAMPLE = { demands: 60, supplies: 400 };
const LIST = 10;
const DEPTH = 50;
const CHANGE = 0.005;
const EXAMPLES = 6;

/** Texts of a corpus, evenly drawn, in normalised spelling. */
interface Drawn<P> {
  profile: P;
  text: string;
}

function evenly<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
}

function drawn(engine: MatchingEngine) {
  const { demands, supplies } = engine.corpus;
  const textOf = (fields: readonly { text: string }[]) =>
    normalise(fields.map((field) => field.text).join('\n'));
  return {
    demands: evenly(demands.allIds(), MAX_TEXTS).map((id): Drawn<DemandProfile> => {
      const profile = demands.profile(demands.slotOf(id)!);
      return { profile, text: textOf(demandTexts(profile)) };
    }),
    supplies: evenly(supplies.allIds(), MAX_TEXTS).map((id): Drawn<SupplyProfile> => {
      const profile = supplies.profile(supplies.slotOf(id)!);
      return { profile, text: textOf(supplyTexts(profile)) };
    }),
  };
}

/** In how many of a corpus's texts (evenly drawn) each form occurs. */
export function occurrences(
  engine: MatchingEngine,
  forms: readonly string[],
): { texts: number; counts: number[] } {
  const patterns = forms.map((form) => normalise(form).trim());
  const automaton = new AhoCorasick([...new Set(patterns.filter(Boolean))]);
  const known = [...new Set(patterns.filter(Boolean))];
  const counts = known.map(() => 0);
  const { demands, supplies } = drawn(engine);
  for (const { text } of [...demands, ...supplies])
    for (const pattern of new Set(automaton.search(text).map((hit) => hit.pattern)))
      counts[pattern]! += 1;
  return {
    texts: demands.length + supplies.length,
    counts: patterns.map((pattern) => counts[known.indexOf(pattern)] ?? 0),
  };
}

/**
 * Scores a sample with both thesauri by one model, without a latent space; profiles that hold the form come first
 * into the sample.
 */
export function effectOf(
  { engine, model }: { engine: MatchingEngine; model: MatchModel },
  form: string,
  thesauri: { before: Thesaurus; after: Thesaurus },
  now: Date,
): FormEffect {
  const pattern = normalise(form).trim();
  const all = drawn(engine);
  const holds = ({ text }: { text: string }) => text.includes(pattern);
  const sample = {
    demands: sampled(all.demands, holds, SAMPLE.demands),
    supplies: sampled(all.supplies, holds, SAMPLE.supplies),
  };
  const [before, after] = [thesauri.before, thesauri.after].map((thesaurus) => {
    const other = new MatchingEngine(thesaurus);
    other.useModel(model);
    return listsWith(other, sample, now);
  }) as [Lists, Lists];
  const examples: EffectExample[] = [];
  let pairs = 0;
  let listsChanged = 0;
  for (const [demandId, old] of before) {
    const young = after.get(demandId) ?? new Map<string, number>();
    if (top(old) !== top(young)) listsChanged++;
    for (const supplyId of new Set([...old.keys(), ...young.keys()])) {
      pairs++;
      const [from, to] = [old.get(supplyId) ?? 0, young.get(supplyId) ?? 0];
      if (Math.abs(to - from) > CHANGE) examples.push({ demandId, supplyId, from, to });
    }
  }
  examples.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  return {
    texts: all.demands.length + all.supplies.length,
    containing: [...all.demands, ...all.supplies].filter(holds).length,
    ...{ lists: before.size, listsChanged, pairs, pairsChanged: examples.length },
    examples: examples.slice(0, EXAMPLES),
  };
}

/**
 * The same rows read with another thesaurus; takes as long as reading them the first time. Model, prices and latent
 * space are the caller's to give it.
 */
export function rebuilt(
  engine: MatchingEngine,
  thesaurus: Thesaurus,
  storage: Storage = {},
): MatchingEngine {
  const { demands, supplies } = engine.corpus;
  const other = new MatchingEngine(thesaurus, storage);
  for (const id of supplies.allIds()) other.putSupply(supplies.profile(supplies.slotOf(id)!));
  for (const id of demands.allIds()) other.putDemand(demands.profile(demands.slotOf(id)!));
  return other;
}

type Lists = Map<string, Map<string, number>>;

function sampled<P>(
  all: readonly Drawn<P>[],
  holds: (one: Drawn<P>) => boolean,
  most: number,
): P[] {
  const holding = evenly(all.filter(holds), Math.floor(most / 2));
  const others = evenly(
    all.filter((one) => !holds(one)),
    most - holding.length,
  );
  return [...holding, ...others].map((one) => one.profile);
}

function listsWith(
  engine: MatchingEngine,
  sample: { demands: readonly DemandProfile[]; supplies: readonly SupplyProfile[] },
  now: Date,
): Lists {
  for (const supply of sample.supplies) engine.putSupply(supply);
  for (const demand of sample.demands) engine.putDemand(demand);
  const query: MatchQuery = { now, audience: 'matchmaker', limit: DEPTH };
  return new Map(
    sample.demands.map(({ id }) => [
      id,
      new Map(engine.rankForDemand(id, query).map((row) => [row.id, row.score])),
    ]),
  );
}

const top = (list: ReadonlyMap<string, number>): string => [...list.keys()].slice(0, LIST).join();
