import { NEAR_SHARE, loosened, tellingOf } from '../text/nearest.js';
import { requiredOf } from '../text/query.js';
import type { ParsedQuery } from '../text/query.js';
import type { DocumentStore } from './document-store.js';
import { UnitMatcher } from './unit-matches.js';
import type { UnitMatches } from './unit-matches.js';

/* Puts the units of a query together: documents that hold all of them, or the nearest ones. */

export interface TextMatches {
  /** Documents that match, each once, in no order. */
  documents: Int32Array;
  /** Relevance by document, of those that match; null where all are equally relevant. */
  scores: Float32Array | null;
}

/** What all units together say of each document. */
interface Sum {
  scores: Float32Array;
  /** How many of the units a document holds. */
  counts: Uint8Array;
  /** How much of what they tell. */
  telling: Float32Array;
  total: number;
}

function sumUp(store: DocumentStore, found: readonly UnitMatches[]): Sum {
  const scores = new Float32Array(store.end);
  const counts = new Uint8Array(store.end);
  const telling = new Float32Array(store.end);
  let total = 0;
  for (const { documents, qualities } of found) {
    const weight = tellingOf(documents.length, store.size);
    if (documents.length > 0) total += weight;
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] ?? 0;
      scores[document] = (scores[document] ?? 0) + weight * (qualities[i] ?? 0);
      telling[document] = (telling[document] ?? 0) + weight;
      counts[document] = (counts[document] ?? 0) + 1;
    }
  }
  return { scores, counts, telling, total };
}

const byLength = (a: UnitMatches, b: UnitMatches): number =>
  a.documents.length - b.documents.length;

/**
 * Documents that hold every unit but the optional ones.
 * @returns for a query without units all documents, equally relevant.
 */
export function matchAll(store: DocumentStore, query: ParsedQuery): TextMatches {
  if (query.units.length === 0) {
    return { documents: store.living(), scores: null };
  }
  const matcher = new UnitMatcher(store);
  const required = requiredOf(query.units).map((unit) => matcher.match(unit));
  const { scores, counts } = sumUp(store, required);
  const [fewest] = required.toSorted(byLength);
  const documents = (fewest?.documents ?? new Int32Array()).filter(
    (document) => counts[document] === required.length,
  );
  return { documents, scores };
}

/** Documents that hold the telling part of a query; units that nothing holds are loosened first. */
export function matchNearest(store: DocumentStore, query: ParsedQuery): TextMatches {
  const matcher = new UnitMatcher(store);
  const found = query.units.flatMap((unit) => {
    const whole = matcher.match(unit);
    return whole.documents.length > 0 ? [whole] : loosened(unit).map((part) => matcher.match(part));
  });
  const { scores, telling, total } = sumUp(store, found);
  const near = new Int32Array(store.end);
  let count = 0;
  const least = total * NEAR_SHARE;
  for (let document = 0; document < telling.length; document += 1) {
    const told = telling[document] ?? 0;
    if (told > 0 && told >= least) {
      near[count] = document;
      count += 1;
    }
  }
  return { documents: near.subarray(0, count), scores };
}
