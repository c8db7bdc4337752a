import { requiredOf } from '../text/query.js';
import type { QueryUnit } from '../text/query.js';
import { meaningOf } from '../text/synonyms.js';
import { termsOfWord } from '../text/terms.js';
import { MARK, hanCode } from './fields.js';

/*
 * Units → the server's query language. Han units and synonyms are the made-up words of `fields.ts`, as phrases: those
 * are taken as they are, and each counts as one toward the ten words that the server reads. Units hold letters and
 * digits only, so no operator can come from outside.
 */

function phrase(words: readonly string[]): string {
  return `"${words.join(' ')}"`;
}

/** A Han word by its terms; those that stand in one field count as a phrase. */
function hanPhrase(text: string): string {
  if (text.length <= 2) return phrase([hanCode(text)]);
  const { pairs, triples } = termsOfWord(text);
  const apart = pairs.filter((pair) => !triples.some((triple) => triple.includes(pair)));
  const codes = [...triples, ...apart].map(hanCode);
  return phrase(codes.length > 0 ? codes : [hanCode(text.slice(0, 2))]);
}

function unitText(unit: QueryUnit): string {
  const meaning = meaningOf(unit.text);
  if (meaning !== undefined) return phrase([meaning]);
  if (unit.text.includes(MARK)) return phrase([MARK]);
  if (unit.script !== 'han') return unit.text;
  if (unit.parts.length > 0) return unit.parts.map(hanPhrase).join(' ');
  return unit.text.length === 1 ? hanCode(unit.text) : hanPhrase(unit.text);
}

/**
 * The query for documents that hold all units but the optional ones. The server completes its last word unless a space
 * follows: wanted for an unfinished Latin word, and for a single Han character, which is found as the beginning of longer
 * terms. A single character therefore goes last, where no Latin word needs that place.
 */
export function queryText(all: readonly QueryUnit[]): string {
  const units = requiredOf(all);
  const typing = units.at(-1)?.typing === true && units.at(-1)?.script === 'other';
  const isCharacter = (unit: QueryUnit): boolean => unit.script === 'han' && unit.text.length === 1;
  const ordered = typing
    ? units
    : [...units].sort((a, b) => Number(isCharacter(a)) - Number(isCharacter(b)));
  const text = ordered.map(unitText).join(' ');
  const last = ordered.at(-1);
  return last && (last.typing || isCharacter(last)) ? text : `${text} `;
}
