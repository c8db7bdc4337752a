// Where each form of the thesaurus occurs: places with a file and an id in the texts of this repository, or else why the
// form was added.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AhoCorasick } from '../matching/thesaurus/aho-corasick.js';
import { wholeWord, type Concept, type Thesaurus } from '../matching/thesaurus/thesaurus.js';
import { normalise } from '../text/normalise.js';
import { sourcesOf, type Source } from './coverage.js';

/** A form with its place, `file#id`, or with a reason that begins with `+`. */
export interface Attestation {
  form: string;
  where: string;
}
/** Kinds of places, the most telling first. */
export const PLACE_KINDS = ['real', 'rules', 'own', 'added'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const RULES = 'search/src/matching/thesaurus/sources';
/** The texts of this repository that forms are attested by, from its root. */
export const THESAURUS_PLACES = [
  'api/seed/health-scenarios.jsonl',
  'api/seed/domain-models.jsonl',
  'api/seed/model-makers.jsonl',
  'api/seed/policy-2026-3.txt',
  'migrations/1772400200000-create-taxonomy.ts',
  `${RULES}/gbt-4754-2017.jsonl`,
  `${RULES}/statutes.jsonl`,
  'api/seed/demo-scenarios.jsonl',
  'api/seed/demo-capabilities.jsonl',
  'api/seed/demo-cases.jsonl',
  'api/seed/demo-organisations.json',
  'api/seed/demo-suppliers.json',
];

const TAXONOMY_ROW = /^\s*\[\s*'([a-z][a-z0-9-]*)', '/u;

/** Texts that a form may occur in: rows of JSONL and JSON by id, paragraphs of text by number, rows of the taxonomy by code. */
export function placesOf(paths: readonly string[]): Source[] {
  const rank = ({ name }: Source): number => PLACE_KINDS.indexOf(kindOf(name));
  return paths.flatMap(read).sort((a, b) => rank(a) - rank(b));
}

/** What a place or reason is: real input, rules (policy, standards, statutes, taxonomies), our own demonstration texts, none. */
export function kindOf(where: string): PlaceKind {
  if (where.startsWith('+')) return 'added';
  if (where.startsWith('demo-')) return 'own';
  return /^(?:policy-|statutes|gbt-|\d{13}-)/u.test(where) ? 'rules' : 'real';
}

/** The first place of every form, each form once, in the order of the concepts; without a place, the reason. */
export function attestationsOf(thesaurus: Thesaurus, places: readonly Source[]): Attestation[] {
  const forms = new Map<string, { form: string; reason: string }>();
  for (const concept of thesaurus.concepts)
    for (const form of concept.forms) {
      const text = normalise(form.text).trim();
      if (!forms.has(text)) forms.set(text, { form: form.text, reason: reasonFor(concept, form) });
    }
  const patterns = [...forms.keys()];
  const automaton = new AhoCorasick(patterns);
  const found = new Map<string, string>();
  for (const { name, text } of places)
    for (const { pattern, start, end } of automaton.search(text)) {
      const form = patterns[pattern]!;
      if (!found.has(form) && wholeWord(text, start, end)) found.set(form, name);
    }
  return [...forms].map(([text, { form, reason }]) => ({
    form,
    where: found.get(text) ?? reason,
  }));
}

/** How many forms are attested by each kind of place. */
export function sharesOf(attestations: readonly Attestation[]): Record<PlaceKind, number> {
  const counts = { real: 0, rules: 0, own: 0, added: 0 };
  for (const { where } of attestations) counts[kindOf(where)]++;
  return counts;
}

function reasonFor({ zh, en }: Concept, form: Concept['forms'][number]): string {
  if (form.text === zh) return '+ name of the concept';
  if (form.text === en) return '+ name of the concept in English texts';
  const reasons = {
    exact: `another word for ${zh}`,
    narrow: `a kind or part of ${zh}`,
    broad: `a wider word that covers ${zh}`,
    related: `goes with ${zh}`,
  };
  return `+ ${reasons[form.kind]}`;
}

function read(path: string): Source[] {
  const file = basename(path);
  if (file.endsWith('.json')) return rowsOf(file, readFileSync(path, 'utf8'));
  if (file.endsWith('.ts')) return taxonomyRows(file, readFileSync(path, 'utf8'));
  if (/\.(?:txt|md)$/u.test(file)) return paragraphs(file, readFileSync(path, 'utf8'));
  return sourcesOf(path);
}

function rowsOf(file: string, content: string): Source[] {
  const rows = JSON.parse(content) as { key: string }[];
  return rows.map((row) => ({
    name: `${file}#${row.key}`,
    text: normalise(Object.values(row).join('\n')),
  }));
}

/** Rows like `['vision', '计算机视觉', …]`; a code may stand in several lists, which is as good a place. */
function taxonomyRows(file: string, content: string): Source[] {
  return content.split('\n').flatMap((line) => {
    const code = TAXONOMY_ROW.exec(line)?.[1];
    return code ? [{ name: `${file}#${code}`, text: normalise(line) }] : [];
  });
}

/** Paragraphs stand between empty lines; lines within one break inside sentences. */
function paragraphs(file: string, content: string): Source[] {
  return content.split(/\n\s*\n/u).map((paragraph, i) => ({
    name: `${file}#${i + 1}`,
    text: normalise(paragraph.replace(/\s+/gu, '')),
  }));
}
