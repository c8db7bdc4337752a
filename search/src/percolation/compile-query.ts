import type { Condition } from '../engine.js';
import { checkQuery } from '../indexes/check-query.js';
import { definitionOf } from '../indexes/definitions.js';
import { joinedPinyin, parseQuery, requiredOf } from '../text/query.js';
import type { ParsedQuery, QueryUnit } from '../text/query.js';

/*
 * A saved search, read once: the same words, folding and synonyms as the search bar, asked of new documents instead of
 * all. Percolation turns search round: documents come, queries wait.
 */

/** What a reader saved. */
export interface SavedQuery {
  /** As typed into the search bar; empty for filters alone. */
  text: string;
  /** Each a word or phrase: a document that holds one is not told of, whatever else it holds. */
  exclude: readonly string[];
  /** All of these have to hold. */
  filter: readonly Condition[];
}

export interface CompiledQuery {
  /** What has to be found; empty for filters alone. */
  units: readonly QueryUnit[];
  /** Pinyin typed apart, read as one word: an alternative to the units. */
  pinyin: readonly QueryUnit[] | undefined;
  /** A description rather than a search: it has no exact hits, in the search bar neither. */
  long: boolean;
  exclude: readonly (readonly QueryUnit[])[];
  filter: readonly Condition[];
}

const required = (parsed: ParsedQuery): readonly QueryUnit[] => requiredOf(parsed.units);

/**
 * Reads a saved search of scenarios.
 * @throws SearchRequestError for a filter that the index does not know.
 */
export function compileQuery({ text, exclude, filter }: SavedQuery): CompiledQuery {
  const { parsed } = checkQuery(definitionOf('scenarios'), { text, filter });
  const pinyin = joinedPinyin(parsed);
  return {
    units: required(parsed),
    pinyin: pinyin && required(pinyin),
    long: parsed.long,
    exclude: exclude
      .map((words) => required(parseQuery(words, false)))
      .filter((units) => units.length > 0),
    filter,
  };
}
