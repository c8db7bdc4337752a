// The words of the two-way matching core. A profile holds what a side has said; everything optional may be missing,
// and a missing fact is never held against anyone (it is shown as 待补充 instead).

import type { Exposure } from './list-prices.js';

/** Who reads an answer: it decides which hidden facts may enter it. */
export type Audience = 'public' | 'demand' | 'supply' | 'matchmaker';

/** Which of the two sides a line, a reason or a gap belongs to. */
export type Side = 'demand' | 'supply';

/** A figure of a demand's baseline or target. */
export interface Measure {
  name: string;
  value?: number | null;
  unit?: string | null;
}

/** What a publisher has said about a scenario. Money in 分, days as numbers, dates ISO 8601. */
export interface DemandFacts {
  title?: string;
  summary?: string;
  /** Problem, targets and everything else in prose. */
  text?: string;
  mustHave?: string[];
  niceToHave?: string[];
  sectors?: string[];
  technologies?: string[];
  districts?: string[];
  constraints?: string[];
  budgetMinFen?: number | null;
  budgetMaxFen?: number | null;
  cooperationModes?: string[];
  /** What is opened: kinds of the taxonomy (data, compute, site, sandbox, funds, space, training). */
  resources?: string[];
  sizeClass?: string | null;
  /** `YYYY-MM`. */
  expectedStart?: string | null;
  deadline?: string | null;
  firstUse?: boolean;
  smeReserved?: boolean | null;
  baseline?: Measure[];
  target?: Measure[];
  acceptanceTest?: string | null;
}

export interface DemandProfile extends DemandFacts {
  id: string;
  organisationId?: string | null;
  demo?: boolean;
  /** Closed scenarios keep their list but are left out of suppliers' lists. */
  closed?: boolean;
  /** Facts only its owner and matchmakers may read; each replaces the public fact of the same name. */
  hidden?: DemandFacts;
}

export interface SupplyCase {
  title: string;
  sector?: string | null;
  year?: number | null;
  result?: string | null;
}

export interface SupplyEvidence {
  kind: string;
  title: string;
  state: 'submitted' | 'verified' | 'rejected' | 'expired';
  validUntil?: string | null;
}

/** How a supplier's earlier bids and pairings have come out, as far as the reader may know. */
export interface SupplyRecord {
  /** Bids with a final result; where only announced results may be read, the won ones. */
  bids: number;
  wins: number;
  pilotsAccepted?: number;
  /** Pairings by the furthest they came: the demand side said no, said yes, both met, both agreed. */
  declined?: number;
  connected?: number;
  met?: number;
  agreed?: number;
}

/** What a supplier has said about one capability. */
export interface SupplyFacts {
  title?: string;
  summary?: string;
  text?: string;
  kind?: string | null;
  technologies?: string[];
  sectors?: string[];
  deployments?: string[];
  constraints?: string[];
  /** Technology readiness level, 1–9. */
  maturity?: number | null;
  cases?: SupplyCase[];
  evidence?: SupplyEvidence[];
  /** Parallel projects it can run, and how many it runs now. */
  capacity?: number | null;
  busy?: number | null;
  districts?: string[];
  priceModes?: string[];
  priceMinFen?: number | null;
  priceMaxFen?: number | null;
  leadTimeDays?: number | null;
  filingNo?: string | null;
  firstVersion?: boolean;
  teamSize?: number | null;
  record?: SupplyRecord | null;
}

export interface SupplyProfile extends SupplyFacts {
  id: string;
  organisationId?: string | null;
  demo?: boolean;
  /** Compiled from public sources, without an owner: listed below claimed ones. */
  unclaimed?: boolean;
  hidden?: SupplyFacts;
}

/** A piece of the original text: UTF-16 offsets into the named field (list items as `mustHave.2`). */
export interface Span {
  field: string;
  start: number;
  end: number;
  text: string;
}

export interface Evidence {
  demand?: Span;
  supply?: Span;
}

export type Params = Record<string, string | number | string[]>;

/** One additive contribution to a log-odds. `inputs` names every field it reads (`demand.title`, `supply.cases`). */
export interface Line {
  code: string;
  side: Side;
  /** Contribution in log-odds, rounded to 1e-6, so that the lines sum exactly to `logOdds`. */
  value: number;
  inputs: readonly string[];
  params: Params;
  evidence?: Evidence;
}

/** One sentence for a side; its text is in `reason-texts.ts`, translated by `code` with `params`. */
export interface Reason {
  code: string;
  params: Params;
  evidence?: Evidence;
  contribution: number;
}

/** `overruled`: not met, but a matchmaker has let it pass. */
export type GateState = 'met' | 'claimed' | 'unknown' | 'unmet' | 'overruled';

/** A legal must. `unmet` puts the pair behind all others whatever its score; only a matchmaker may overrule it. */
export interface Gate {
  code: string;
  state: GateState;
  /** Why, as a code of `reason-texts.ts`. */
  reason: string;
  params: Params;
}

export type Band = 'high' | 'medium' | 'low';

/** The one change of a supply that would lift the pair most, found by scoring again. */
export interface Counterfactual {
  code: string;
  params: Params;
  from: { score: number; band: Band };
  to: { score: number; band: Band };
}

/** A calibrated chance: of a hundred such pairs `value · 100` met, most likely between `low` and `high`. */
export interface Chance {
  value: number;
  low: number;
  high: number;
}

export interface Match {
  demandId: string;
  supplyId: string;
  score: number;
  /** Probability that the demand side accepts, uncalibrated. */
  p: number;
  /** Probability that the supply side accepts, uncalibrated. */
  q: number;
  band: Band;
  /** Whether enough answers exist for `chances`. */
  calibrated: boolean;
  /** What the figures have come to mean, once calibrated: that both accept, that one side does. */
  chances?: { pair: Chance; p: Chance; q: Chance };
  logOdds: { p: number; q: number };
  lines: { demand: Line[]; supply: Line[] };
  reasons: { demand: Reason[]; supply: Reason[] };
  /** What is missing or weak, per side; codes beginning `missing.` are facts to be filled in (待补充). */
  gaps: { demand: Reason[]; supply: Reason[] };
  gates: Gate[];
  unclaimed: boolean;
  pinned: boolean;
  /** What moved its place in the list beside the score; null where nothing did. */
  exposure: Exposure | null;
  counterfactual?: Counterfactual;
  modelVersion: string;
}

export interface MatchQuery {
  /** At most this many; default 10. */
  limit?: number;
  /** Best ones to leave out: those of the pages before. */
  offset?: number;
  /** The time the answer is for; the core has no clock. */
  now: Date;
  audience: Audience;
  /** `false` leaves 示例 rows of the other side out, `true` or absent keeps them. */
  demo?: boolean;
  /** Ids of the other side that a matchmaker wants considered whatever the channels say. */
  pins?: readonly string[];
  /** Ids of the other side that another source has named; `alone` leaves the channels of the engine out. */
  candidates?: { ids: readonly string[]; alone?: boolean };
  /** `false` returns weak pairs too; by default pairs without any evidence in the texts are left out. */
  floor?: boolean;
  /** `false` orders by the scores alone, without exposure prices and turns. */
  prices?: boolean;
  /** Counterfactuals cost a few scorings each; default true. */
  counterfactuals?: boolean;
  /** Ids of the other side that a matchmaker has taken out of the list. */
  without?: readonly string[];
  /** Ids of the other side whose unmet legal musts a matchmaker has overruled: they no longer hold the pair back. */
  overruled?: readonly string[];
  /** Where the other side has at most this many rows, all of them are scored; above, the channels look deeper. */
  whole?: number;
}

/** One candidate in figures: what a work table sorts and filters by. `id` names the other side. */
export interface Figures {
  id: string;
  score: number;
  p: number;
  q: number;
  band: Band;
  /** A legal must is not met and not overruled. */
  gated: boolean;
  unclaimed: boolean;
  /** The texts themselves speak for the pair. */
  grounded: boolean;
  gates: readonly { code: string; state: GateState }[];
  /** Values of `LINE_CODES`, in that order. */
  lines: number[];
}
