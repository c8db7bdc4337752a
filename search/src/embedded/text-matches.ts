import { NEAR_SHARE, loosened, tellingOf } from '../text/nearest.js';
import type { ParsedQuery } from '../text/query.js';
import type { DocumentStore } from './document-store.js';
import { UnitMatcher } from './unit-matches.js';
import type { UnitMatches } from './unit-matches.js';

/* Puts the units of a query together: documents that hold all of them, or the nearest ones. */

export interface TextMatches {
  /** 1 where a document matches. */
  mask: Uint8Array;
  /** Relevance of the matching documents. */
  scores: Float32Array;
}

interface Sum {
  scores: Float32Array;
  counts: Uint8Array;
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

/**
 * Documents that hold every unit.
 * @returns for a query without units all documents, equally relevant.
 */
export function matchAll(store: DocumentStore, query: ParsedQuery): TextMatches {
  if (query.units.length === 0) {
    return { mask: store.alive.data.slice(0, store.end), scores: new Float32Array(store.end) };
  }
  const matcher = new UnitMatcher(store);
  const { scores, counts } = sumUp(
    store,
    query.units.map((unit) => matcher.match(unit)),
  );
  const mask = counts.map((count) => (count === query.units.length ? 1 : 0));
  return { mask, scores };
}

/** Documents that hold the telling part of a query; units that nothing holds are loosened first. */
export function matchNearest(store: DocumentStore, query: ParsedQuery): TextMatches {
  const matcher = new UnitMatcher(store);
  const found = query.units.flatMap((unit) => {
    const whole = matcher.match(unit);
    return whole.documents.length > 0 ? [whole] : loosened(unit).map((part) => matcher.match(part));
  });
  const { scores, telling, total } = sumUp(store, found);
  const mask = new Uint8Array(store.end);
  telling.forEach((told, document) => {
    if (told > 0 && told >= total * NEAR_SHARE) mask[document] = 1;
  });
  return { mask, scores };
}
