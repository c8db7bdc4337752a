import type { SearchEngine, SuggestRequest, Suggestion } from '../engine.js';
import { INDEX_NAMES } from './definitions.js';

const DEFAULT_LIMIT = 5;

/**
 * Titles that match what is being typed, index by index, from an engine's own search. Nearest things are no
 * suggestions: a reader who types wants to see what is there.
 */
export async function suggestWith(
  engine: Pick<SearchEngine, 'searchMany'>,
  request: SuggestRequest,
): Promise<Suggestion[]> {
  if (request.text.trim() === '') return [];
  const indexes = request.indexes ?? INDEX_NAMES;
  const limit = request.limit ?? DEFAULT_LIMIT;
  const results = await engine.searchMany(
    indexes.map((index) => ({
      index,
      query: { text: request.text, limit, highlight: [{ field: 'title' }] },
    })),
  );
  return results.flatMap((result, i) => {
    const index = indexes[i];
    if (result.relaxed || index === undefined) return [];
    return result.hits.flatMap(({ id, highlights: { title } }) =>
      title ? [{ index, id, title }] : [],
    );
  });
}
