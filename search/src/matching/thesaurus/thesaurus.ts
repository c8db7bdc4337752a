// The curated thesaurus: concepts of AI capabilities and scenarios, each with the forms by which people name it.
// It is data (`*.data.ts`); this file reads the data and finds concepts in normalised text.
import { AhoCorasick } from './aho-corasick.js';

/** How a form stands to its concept; the weight is how surely the form means the concept. */
export type FormKind = 'exact' | 'narrow' | 'broad' | 'related';
const WEIGHTS: Record<FormKind, number> = { exact: 1, narrow: 0.95, broad: 0.5, related: 0.35 };
const PREFIXES: Record<string, FormKind> = { '<': 'narrow', '+': 'broad', '~': 'related' };
/** An English name that begins so is our gloss, not a term in use: it is shown, and no text is searched for it. */
const GLOSS = '-';

/** A supply that does the special kind also does the general one; the reverse is only likely. */
const TO_PARENT = 0.8;
const TO_CHILD = 0.2;

export interface Form {
  text: string;
  kind: FormKind;
  weight: number;
}

export interface Concept {
  index: number;
  id: string;
  zh: string;
  en: string;
  parent: number;
  /** Sector code of the taxonomy, or null where the concept belongs to all. */
  sector: string | null;
  forms: Form[];
}

/** One concept named in a text: offsets into the normalised text. */
export interface Mention {
  concept: number;
  weight: number;
  start: number;
  end: number;
}

const WORD = /[a-z0-9]/;
const NEGATION =
  /(?:不涉及|不包括|不包含|不含|无需|不需要|不需|不要求|不支持|不提供|非)[^，。；、,.;]{0,4}$/;

export class Thesaurus {
  readonly concepts: Concept[];
  readonly version: string;
  private readonly automaton: AhoCorasick;
  /** Per pattern: the concepts it means, each with its weight. */
  private readonly meanings: { concept: number; weight: number }[][] = [];
  private readonly patterns: string[] = [];
  private readonly expansions: { concept: number; factor: number }[][];

  /** @param rows lines of the data files; @param normalise the same function that normalises the texts. */
  constructor(rows: readonly string[], normalise: (text: string) => string) {
    this.concepts = readConcepts(rows);
    const byPattern = new Map<string, number>();
    for (const concept of this.concepts) {
      for (const form of concept.forms) {
        const text = normalise(form.text).trim();
        if (text.length === 0) continue;
        let pattern = byPattern.get(text);
        if (pattern === undefined) {
          pattern = this.patterns.length;
          byPattern.set(text, pattern);
          this.patterns.push(text);
          this.meanings.push([]);
        }
        this.meanings[pattern]!.push({ concept: concept.index, weight: form.weight });
      }
    }
    this.automaton = new AhoCorasick(this.patterns);
    this.expansions = expansionsOf(this.concepts);
    this.version = hash(rows.join('\n'));
  }

  /** Forms in normalised spelling, for the segmenter's user dictionary. */
  forms(): readonly string[] {
    return this.patterns;
  }

  /** Concepts named in a normalised text: longest forms win, negated ones and parts of Latin words are dropped. */
  mentions(text: string): Mention[] {
    const hits = this.automaton
      .search(text)
      .filter((hit) => wholeWord(text, hit.start, hit.end))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const mentions: Mention[] = [];
    let reached = -1;
    for (const hit of hits) {
      if (hit.end <= reached) continue;
      reached = hit.end;
      if (isNegated(text, hit.start)) continue;
      for (const meaning of this.meanings[hit.pattern]!) {
        mentions.push({ ...meaning, start: hit.start, end: hit.end });
      }
    }
    return mentions;
  }

  /** Concepts implied by one concept (itself first), each with the factor by which its strength carries over. */
  implied(concept: number): readonly { concept: number; factor: number }[] {
    return this.expansions[concept]!;
  }
}

function readConcepts(rows: readonly string[]): Concept[] {
  const parents: string[] = [];
  const byId = new Map<string, Concept>();
  for (const row of rows) {
    const line = row.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [id, zh, name, parent, sector, forms = ''] = line.split('|').map((part) => part.trim());
    const en = name?.startsWith(GLOSS) ? name.slice(GLOSS.length) : name;
    if (!id || !zh || !en || byId.has(id))
      throw new Error(`thesaurus: bad or repeated row "${line}"`);
    byId.set(id, {
      index: byId.size,
      id,
      zh,
      en,
      parent: -1,
      sector: sector === '-' || !sector ? null : sector,
      forms: formsOf([zh, ...(en === name ? [en] : []), ...forms.split(';')]),
    });
    parents.push(parent ?? '-');
  }
  const concepts = [...byId.values()];
  concepts.forEach((concept, index) => {
    const parent = parents[index]!;
    if (parent === '-' || parent === '') return;
    const found = byId.get(parent);
    if (!found) throw new Error(`thesaurus: ${concept.id} names the unknown parent "${parent}"`);
    concept.parent = found.index;
  });
  return concepts;
}

function formsOf(parts: readonly string[]): Form[] {
  const seen = new Set<string>();
  const forms: Form[] = [];
  for (const part of parts) {
    const trimmed = part.trim();
    const kind = PREFIXES[trimmed.charAt(0)] ?? 'exact';
    const text = kind === 'exact' ? trimmed : trimmed.slice(1).trim();
    if (text === '' || seen.has(text.toLowerCase())) continue;
    seen.add(text.toLowerCase());
    forms.push({ text, kind, weight: WEIGHTS[kind] });
  }
  return forms;
}

/** Itself, ancestors and children with fading factors. */
function expansionsOf(concepts: readonly Concept[]): { concept: number; factor: number }[][] {
  const children: number[][] = concepts.map(() => []);
  for (const concept of concepts)
    if (concept.parent >= 0) children[concept.parent]!.push(concept.index);
  return concepts.map((concept) => {
    const factors = new Map<number, number>([[concept.index, 1]]);
    let factor = TO_PARENT;
    for (let at = concept.parent; at >= 0 && !factors.has(at); at = concepts[at]!.parent) {
      factors.set(at, factor);
      factor *= TO_PARENT;
    }
    for (const child of children[concept.index]!) factors.set(child, TO_CHILD);
    return [...factors].map(([index, value]) => ({ concept: index, factor: value }));
  });
}

/** Looks for a negating sign first: most texts have none nearby, and the expression is slow. */
function isNegated(text: string, start: number): boolean {
  const from = Math.max(0, start - 10);
  for (let i = start - 1; i >= from; i--) {
    const sign = text[i]!;
    if (sign === '不' || sign === '无' || sign === '非')
      return NEGATION.test(text.slice(from, start));
  }
  return false;
}

/** Whether a place cuts through no Latin word or number. */
export function wholeWord(text: string, start: number, end: number): boolean {
  const cutsLeft = start > 0 && WORD.test(text[start]!) && WORD.test(text[start - 1]!);
  const cutsRight = end < text.length && WORD.test(text[end - 1]!) && WORD.test(text[end]!);
  return !cutsLeft && !cutsRight;
}

/** FNV-1a, as eight hexadecimal digits: a short name for a version, no protection against anybody. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}
