// What the rest of the system may use of the matching core.
export { MatchingEngine, type PairQuery } from './engine.js';
export type { Scored } from './ranking.js';
export {
  candidateDocument,
  candidateSearch,
  type CandidateDocument,
  type CandidateSearch,
} from './candidate-documents.js';
export { benchProfiles } from '../evaluation/bench-profiles.js';
export type { CandidateQuestion, CandidateSource, Probe } from './candidate-source.js';
export type { Storage } from './storage.js';
export type { Exposure, ListPrices } from './list-prices.js';
export type { Basis } from './latent.js';
export { modelOf, PRIOR, type Calibration, type Curve, type MatchModel } from './model.js';
export {
  partnerTeam,
  type Closing,
  type Partner,
  type PartnerAnswer,
  type PartnerQuery,
} from './partners.js';
export type { Gap, GapKind } from './partner-gaps.js';
export { REASON_TEXTS, type ReasonText } from './reason-texts.js';
export { demandTexts, supplyTexts, type TextField } from './features.js';
export { bandOf, LINE_CODES, type Factors } from './score.js';
export { inSharedMemory, readerOf, type ByteReader } from './sections.js';
export { extendedThesaurus, type FormAddition } from './thesaurus/additions.js';
export { effectOf, occurrences, rebuilt, type FormEffect } from './thesaurus/effect.js';
export { minedForms, type AcceptedPair, type MinedForm } from './thesaurus/mining.js';
export { defaultThesaurus } from './thesaurus/default-thesaurus.js';
export { Thesaurus, type Concept, type FormKind } from './thesaurus/thesaurus.js';
export type * from './types.js';
