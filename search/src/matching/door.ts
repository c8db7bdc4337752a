// What the rest of the system may use of the matching core.
export { MatchingEngine, type PairQuery, type Scored } from './engine.js';
export { benchProfiles } from '../evaluation/bench-profiles.js';
export type { Basis } from './latent.js';
export type { Gap, Partner, PartnerAnswer, PartnerQuery } from './partners.js';
export { REASON_TEXTS, type ReasonText } from './reason-texts.js';
export { bandOf } from './score.js';
export { defaultThesaurus } from './thesaurus/default-thesaurus.js';
export { Thesaurus, type Concept } from './thesaurus/thesaurus.js';
export type * from './types.js';
