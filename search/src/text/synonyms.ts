import { createHash } from 'node:crypto';
import { SYNONYM_GROUPS } from './data/synonym-groups.js';

let table: Map<string, string[]> | undefined;

function synonymTable(): Map<string, string[]> {
  if (!table) {
    table = new Map();
    for (const group of SYNONYM_GROUPS) {
      for (const word of group) {
        const others = group.filter((other) => other !== word);
        table.set(word, [...(table.get(word) ?? []), ...others]);
      }
    }
  }
  return table;
}

/**
 * Words that mean the same.
 * @param phrase normalised; Latin words separated by one space.
 * @returns the others of its group, empty when it has none.
 */
export function synonymsOf(phrase: string): readonly string[] {
  return synonymTable().get(phrase) ?? [];
}

/*
 * For engines whose own synonyms are too weak for Chinese (Meilisearch: keys of at most three words, no synonyms in
 * phrases): each group has a code that is indexed with the texts that hold one of its words and searched instead of it.
 */

const CODE_LETTERS = 8;
const HAN = /\p{Script=Han}/u;
let codes: Map<string, string> | undefined;
let anyWord: RegExp | undefined;

/** A made-up word that no text holds, depending on the group's first word alone. */
function codeFor(word: string): string {
  const digest = createHash('sha256').update(word).digest();
  const letters = Array.from(digest.subarray(0, CODE_LETTERS), (byte) =>
    String.fromCharCode(97 + (byte % 26)),
  );
  return `zq${letters.join('')}`;
}

function codeTable(): Map<string, string> {
  codes ??= new Map(
    SYNONYM_GROUPS.flatMap((group) => group.map((word) => [word, codeFor(group[0] ?? '')])),
  );
  return codes;
}

/**
 * @param phrase normalised.
 * @returns the code of its group, undefined when it has no synonyms.
 */
export function meaningOf(phrase: string): string | undefined {
  return codeTable().get(phrase);
}

/** Finds at each place the longest word of any group; words may overlap. */
function wordPattern(): RegExp {
  const words = [...codeTable().keys()].sort((a, b) => b.length - a.length);
  const alternatives = words.map((word) =>
    HAN.test(word) ? word : `(?<![a-z0-9])${word}(?![a-z0-9])`,
  );
  return new RegExp(`(?=(${alternatives.join('|')}))`, 'gu');
}

/**
 * The codes of all groups of which a text holds a word.
 * @param text normalised.
 */
export function meaningsIn(text: string): string[] {
  anyWord ??= wordPattern();
  const found = new Set<string>();
  for (const match of text.matchAll(anyWord)) {
    const code = meaningOf(match[1] ?? '');
    if (code !== undefined) found.add(code);
  }
  return [...found];
}
