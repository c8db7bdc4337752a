export interface Page<Item> {
  items: Item[];
  total: number;
  nextCursor: string | null;
  facets?: Record<string, Record<string, number>>;
  nearest?: boolean;
}
export type TaxonomyKind =
  | 'sector'
  | 'technology'
  | 'district'
  | 'park'
  | 'size-class'
  | 'data-grade'
  | 'cooperation-mode'
  | 'procedure'
  | 'constraint'
  | 'deployment'
  | 'capability-kind'
  | 'price-mode'
  | 'evidence-kind'
  | 'resource-kind'
  | 'decline-reason'
  | 'organisation-kind';
export interface Term {
  kind: TaxonomyKind;
  code: string;
  zh: string;
  en: string;
  attributes: Record<string, string>;
  position: number;
}
export interface Membership {
  organisationId: string;
  name: string;
  shortName: string;
  kind: string;
  state: string;
  demo: boolean;
  publishes: boolean;
  supplies: boolean;
  role: 'owner' | 'editor' | 'viewer';
}
export interface Session {
  user: { id: string; email: string; displayName: string; language: string } | null;
  roles: string[];
  memberships: Membership[];
  actions: string[];
}
export interface Figure {
  name: string;
  value: number | null;
  unit: string;
  note?: string | undefined;
}
export interface OrganisationRef {
  id: string;
  name: string;
  demo?: boolean;
}
export interface ScenarioCard {
  id: string;
  state: string;
  title: string;
  summary: string;
  sectors: string[];
  technologies: string[];
  districts: string[];
  park: string | null;
  sizeClass: string | null;
  cooperationModes: string[];
  procedure: string | null;
  constraints: string[];
  firstUse: boolean;
  smeReserved: boolean | null;
  budgetMinFen: number | null;
  budgetMaxFen: number | null;
  expectedStart: string | null;
  deadline: string | null;
  source: { title: string; url: string | null; licence: string | null } | null;
  demo: boolean;
  organisation: OrganisationRef;
  publishedAt: string | null;
}
export interface Scenario extends ScenarioCard {
  version: number;
  view: string;
  problem: string;
  baseline: Figure[];
  target: Figure[];
  resources: { kind: string; description: string; dataGrade: string | null }[];
  mustHave: string[];
  niceToHave: string[];
  acceptanceTest: string | null;
  contact: { role: string | null; name: string | null; email: string | null } | null;
  actions: string[];
}
export interface Capability {
  id: string;
  version: number;
  state: string;
  title: string;
  summary: string;
  description: string;
  kind: string;
  technologies: string[];
  sectors: string[];
  deployments: string[];
  constraints: string[];
  maturity: number | null;
  cases: { title: string; customer: string; sector: string; year: number; result: string }[];
  capacity: number | null;
  busy: number;
  districts: string[];
  priceMode: string[];
  priceMinFen: number | null;
  priceMaxFen: number | null;
  leadTimeDays: number | null;
  filingNo: string | null;
  filingKind: string | null;
  firstVersion: boolean;
  teamSize: number | null;
  unclaimed: boolean;
  makerName: string | null;
  source: { title: string; url: string | null; licence: string | null } | null;
  demo: boolean;
  organisation: OrganisationRef | null;
  evidence: Evidence[];
  actions: string[];
}
export interface Evidence {
  id: string;
  kind: string;
  title: string;
  issuer: string;
  number: string | null;
  validFrom: string | null;
  validUntil: string | null;
  state: string;
}
export interface Reason {
  code: string;
  text: string;
  evidence?: string | null;
}
export interface Match {
  id: string;
  score: number;
  reasons: { demand: Reason[]; supply: Reason[] };
  gaps?: { demand: Reason[]; supply: Reason[] };
  p?: number;
  q?: number;
  scenario?: Scenario;
  capability?: Capability;
}
export interface Organisation {
  id: string;
  name: string;
  kind: string;
  district: string | null;
  description: string | null;
  demo: boolean;
  scenarios: number;
  capabilities: number;
  website: string | null;
}
export interface OpportunityList {
  no: string;
  title: string;
  level: string;
  publishedAt: string;
  hash: string;
  entries: ListEntry[];
  count: number;
  demo: boolean;
}
export interface ListEntry {
  position: number;
  scenarioId: string;
  title: string;
  summary: string;
  organisationName: string;
  sectors: string[];
  districts: string[];
}
export interface BenchmarkCase {
  id: string;
  title: string;
  summary: string;
}
export interface Measure {
  no: number;
  chapter: string;
  title: string;
  text: string;
  units: string[];
  capFen: number | null;
  capPer: string | null;
}
export interface SearchAnswer {
  scenarios: Page<Scenario>;
  capabilities: Page<Capability>;
  organisations: Page<Organisation>;
  cases: Page<BenchmarkCase>;
}
export interface MutualCell {
  key: string;
  opened: number | null;
  mutual: number | null;
  rate: number | null;
}
export interface MutualInsight {
  n: number;
  mutual: number;
  rate: number | null;
  bySector: MutualCell[];
  byDistrict: MutualCell[];
  byMonth: MutualCell[];
}
export interface CreditCodeCheck {
  valid: boolean;
  rule: string | null;
  reason: string | null;
}
