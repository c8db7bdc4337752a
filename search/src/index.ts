/* The only door of @aism/search. Nothing outside imports a file behind it. */
export { codeFolder } from './code-folder.js';
export * from './engine.js';
export { EmbeddedEngine } from './embedded/embedded-engine.js';
export { FileSpill } from './storage/file-spill.js';
export type { Spill } from './storage/spill.js';
export { EmbeddingClient } from './embedding/embedding-client.js';
export { EmbeddedRows } from './embedding/nearest.js';
export { publicText } from './embedding/public-text.js';
export { CAPABILITY_RANK } from './indexes/capabilities.js';
export type { CapabilityDocument } from './indexes/capabilities.js';
export type { CaseDocument } from './indexes/cases.js';
export type { BaseDocument } from './indexes/definition.js';
export { INDEX_NAMES } from './indexes/definitions.js';
export type {
  DocumentOf,
  FacetField,
  FilterField,
  IndexName,
  SortField,
} from './indexes/definitions.js';
export type { OrganisationDocument } from './indexes/organisations.js';
export { SCENARIO_RANK } from './indexes/scenarios.js';
export type { ScenarioDocument } from './indexes/scenarios.js';
export { MeiliCandidates } from './meili/meili-candidates.js';
export { MeiliEngine } from './meili/meili-engine.js';
export { ensureServiceKey, serviceKeyOf } from './meili/service-key.js';
export type { TextRange } from './text/align.js';
export { foldText, normalise } from './text/normalise.js';
export { isGeneric } from './text/query.js';
export { addWords, innerWords, segment, tokens } from './text/segment.js';
export type { Token } from './text/segment.js';
export { jaccard, shingles, similarTexts } from './text/similarity.js';
export type { Highlight } from './text/snippet.js';
export { isStopWord, stopWords } from './text/stop-words.js';
export * from './matching/door.js';
export * from './learning/door.js';
export * from './planning/door.js';
export * from './percolation/door.js';
