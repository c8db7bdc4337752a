import type { ContentValues, ScenarioState } from './scenario-fields.schemas.js';

type Procedure = NonNullable<ContentValues['procedure']>;

/** What a procedure switches on in the one process; no procedure has code of its own. */
export interface ProcedureOptions {
  /** Answers are sealed: from opening to award all suppliers are treated alike, nobody is answered alone. */
  readonly sealed: boolean;
  /** Whether it cannot open without a deadline. */
  readonly deadlineNeeded: boolean;
  /** Whether the publisher says how many may take it. */
  readonly takers: boolean;
  /** Whether a proof of concept comes before the decision. */
  readonly proofFirst: boolean;
  /** Working days before the deadline at which questions end, so that all can still use the answers. */
  readonly questionLeadDays: number;
  /** Working days that must remain to the deadline after a material change. */
  readonly daysAfterChange: number;
}

const base = { takers: false, proofFirst: false };

/** 对接, 揭榜比选 (one or several takers), 先验证后采用: the options of one engine. */
export const procedureOptions: Readonly<Record<Procedure, ProcedureOptions>> = {
  direct: {
    ...{ ...base, sealed: false, deadlineNeeded: false },
    ...{ questionLeadDays: 0, daysAfterChange: 3 },
  },
  bids: {
    ...{ ...base, sealed: true, deadlineNeeded: true, takers: true },
    ...{ questionLeadDays: 3, daysAfterChange: 5 },
  },
  staged: {
    ...{ ...base, sealed: true, deadlineNeeded: false, takers: true, proofFirst: true },
    ...{ questionLeadDays: 3, daysAfterChange: 5 },
  },
};

const openingToAward: ReadonlySet<string> = new Set<ScenarioState>([
  ...(['open', 'closed', 'evaluating', 'standstill'] as const),
]);

/**
 * Whether equal treatment holds now: taken by sealed answers, and between opening and award (design §3). The one
 * definition of it; whoever keeps conversation, contacts, pins or shortlists back asks here.
 */
export const treatsAlike = (subject: {
  readonly procedure: ContentValues['procedure'];
  readonly state: string;
}): boolean => optionsOf(subject.procedure).sealed && openingToAward.has(subject.state);

/** Those taken by sealed answers, for questions to the database. */
export const sealedProcedures: readonly string[] = Object.entries(procedureOptions)
  .filter(([, { sealed }]) => sealed)
  .map(([procedure]) => procedure);

/** The SQL twin of `treatsAlike` for scenario `alias`, never null; a spec compares the two. */
export const treatsAlikeSql = (alias: string): string =>
  `(coalesce(${alias}.procedure, 'direct') in (${quoted(sealedProcedures)}) and ${alias}.state in (${quoted([...openingToAward])}))`;
const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** The options that hold for a scenario; one without a procedure yet is taken directly. */
export const optionsOf = (procedure: ContentValues['procedure']): ProcedureOptions =>
  procedureOptions[procedure ?? 'direct'];
