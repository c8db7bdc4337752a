import type { QueryUnit } from '../text/query.js';
import { meaningOf } from '../text/synonyms.js';

/*
 * Units → the server's query language. A Han word is a phrase: unquoted, the server would cut 机器人 into 机器 and 人
 * and find 机器学习人员; a phrase also counts as one word toward the ten that the server reads. Units hold letters and
 * digits only, so no operator can come from outside.
 */

function phrase(text: string): string {
  return `"${text}"`;
}

function unitText(unit: QueryUnit): string {
  const meaning = meaningOf(unit.text);
  if (meaning !== undefined) return phrase(meaning);
  if (unit.parts.length > 0) return unit.parts.map(phrase).join(' ');
  return unit.script === 'han' && unit.text.length > 1 ? phrase(unit.text) : unit.text;
}

/**
 * The query for documents that hold all units. The server takes its last word for unfinished unless a space follows.
 */
export function queryText(units: readonly QueryUnit[]): string {
  const text = units.map(unitText).join(' ');
  const last = units.at(-1);
  return last && !last.typing ? `${text} ` : text;
}
