/* The only door of @aism/search. Nothing outside imports a file behind it. */
export { foldText, normalise } from './text/normalise.js';
export { addWords, innerWords, segment, tokens } from './text/segment.js';
export type { Token } from './text/segment.js';
export { isStopWord, stopWords } from './text/stop-words.js';
