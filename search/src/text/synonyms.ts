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

/** The whole table, word → equivalents, as engines with synonyms of their own want it. */
export function allSynonyms(): Record<string, string[]> {
  return Object.fromEntries(synonymTable());
}
