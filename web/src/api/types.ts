/** The API's shapes under short names; all of them come from the generated schema. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Session = Schemas['Session'];
export type Term = Schemas['Term'];
export type TaxonomyKind = Term['kind'];
export type ScenarioCard = Schemas['ScenarioCard'];
export type Scenario = Schemas['ScenarioDetail'];
export type OwnScenario = Schemas['OwnScenario'];
export type ScenarioInput = Schemas['EditScenario'];
export type Figure = Schemas['ScenarioFigure'];
export type FieldChange = Schemas['FieldChange'];
export type CapabilityCard = Schemas['CapabilityCard'];
export type Capability = Schemas['CapabilityDetail'];
export type CapabilityInput = Schemas['EditCapability'];
export type Evidence = Schemas['Evidence'];
export type Member = Schemas['Member'];
export type Organisation = Schemas['OrganisationSummary'];
export type QueuedRegistration = Schemas['QueuedRegistration'];
export type Pairing = Schemas['Pairing'];
export type PairingBoard = Schemas['PairingBoard'];
export type PairingMessage = Schemas['PairingMessage'];
export type Measure = Schemas['Measure'];
export type BenchmarkCase = Schemas['BenchmarkCase'];
export type MutualInsight = Schemas['MutualInsight'];
export type MutualCell = Schemas['MutualCell'];
export type ExposureFigures = Schemas['ExposureFigures'];
export type ExposureCell = Schemas['ExposureCell'];
export type OpportunityList = Schemas['ScenarioList'];
export type ListDetail = Schemas['ScenarioListDetail'];
export type ListEntry = Schemas['ScenarioListEntry'];
export type ListCorrection = Schemas['ScenarioListCorrection'];
export type CapabilityMatch = Schemas['CapabilityMatch'];
export type ScenarioMatch = Schemas['ScenarioMatch'];
export type MatchReason = Schemas['MatchReason'];
export type SearchAnswer = Schemas['SearchAnswer'];
export type SearchGroup = SearchAnswer['groups'][number];
export type SearchIndex = SearchGroup['index'];
/** What was found of one kind. */
export type GroupOf<Index extends SearchIndex> = Extract<SearchGroup, { index: Index }>;
export type HitOf<Index extends SearchIndex> = GroupOf<Index>['items'][number];
export type Highlight = Schemas['SearchHighlight'];
export type Suggestion = Schemas['SearchSuggestion'];
export type SavedSearch = Schemas['SavedSearch'];
export type SaveSearch = Schemas['SaveSearch'];
export type SavedSearchFilters = Schemas['SavedSearchFilters'];
export type SearchPreview = Schemas['SearchPreview'];
