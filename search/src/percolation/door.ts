/* What @aism/search exports of percolation. */
export { compileQuery } from './compile-query.js';
export type { CompiledQuery, SavedQuery } from './compile-query.js';
export { DocumentBatch } from './document-batch.js';
export type { BatchHit, MatchReasons } from './document-batch.js';
export { keysVersion, queryKeys } from './query-keys.js';
export type { Frequency } from './query-keys.js';
