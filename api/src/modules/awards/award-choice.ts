import type { AppError } from '../../platform/errors.js';
import type { OpenedBid } from '../bids/bids.reads.js';
import { awardErrors } from './award.errors.js';

export const awardStages = ['proof', 'final'] as const;
export type AwardStage = (typeof awardStages)[number];
export const awardKinds = ['award', 'none_suitable', 'no_response', 'cancelled'] as const;
export type AwardKind = (typeof awardKinds)[number];

/** Why a procedure ends without an award, as a publisher may propose it; public. */
export const unsuitableReasons = [
  'none-valid',
  'below-threshold',
  'proof-failed',
  'over-budget',
  'other',
] as const;
export type UnsuitableReason = (typeof unsuitableReasons)[number];

/** Reasons a publisher weighs itself, which it therefore must explain in public words. */
const weighed: readonly UnsuitableReason[] = ['over-budget', 'other'];

interface RankingRow {
  readonly bidId: string;
  readonly rank: number | null;
  readonly passed: boolean;
}
/** A ranked bid as far as a choice depends on it. */
export interface Ranked extends RankingRow {
  readonly state: OpenedBid['state'];
}

const out: ReadonlySet<string> = new Set(['disqualified', 'withdrawn']);

/** A published ranking as it stands: who is out since holds no place, those behind move up. */
export function placesAmong(
  rows: readonly RankingRow[],
  bids: readonly Pick<OpenedBid, 'id' | 'state'>[],
): Ranked[] {
  const stateOf = new Map(bids.map(({ id, state }) => [id, state]));
  const standing = rows
    .flatMap(({ bidId, rank, passed }) => {
      const state = stateOf.get(bidId);
      return state === undefined || out.has(state) ? [] : [{ bidId, rank, passed, state }];
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  return standing.map((row, i) => ({ ...row, rank: row.rank === null ? null : i + 1 }));
}

export interface Choice {
  readonly stage: AwardStage;
  readonly kind: 'award' | 'none_suitable';
  readonly bidIds: readonly string[];
  /** With `none_suitable` only. */
  readonly reason: UnsuitableReason | null;
  readonly note: string;
  readonly proofDays: number | null;
}

export interface ChoiceFacts {
  readonly takers: 'one' | 'several';
  readonly proofFirst: boolean;
  /** Bids that stand, by place (see `placesAmong`); empty where all are out. */
  readonly ranking: readonly Ranked[];
  /** An objection was upheld to the effect that nobody is suitable: nothing else may follow. */
  readonly nobodyMay?: boolean;
  /** Of the proof of concept; null before it was entered. */
  readonly proofs: readonly { readonly bidId: string; readonly state: string }[] | null;
}

/** The bids a result may go to, best first: those above the thresholds, after a proof of concept those that passed it. */
export function eligible({ ranking, proofs }: ChoiceFacts): Ranked[] {
  const passed = proofs?.filter((proof) => proof.state === 'passed').map((proof) => proof.bidId);
  return ranking
    .filter(({ state, rank }) => state === 'ranked' && rank !== null)
    .filter((row) => row.passed && (!passed || passed.includes(row.bidId)))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

/**
 * What speaks against a proposed result, or null. A result follows the ranking: it may take fewer, never pass one over.
 * Reasons that are facts must be true; those a publisher weighs need public words.
 */
export function judgeChoice(choice: Choice, facts: ChoiceFacts): AppError | null {
  return (
    judgeStates(facts) ??
    judgeStage(choice, facts) ??
    judgeReason(choice, facts) ??
    judgeBids(choice, eligible(facts), facts)
  );
}

/** Whoever has a place but is still being put right may be in or out: nothing is decided before that is settled. */
function judgeStates({ ranking }: ChoiceFacts): AppError | null {
  const count = ranking.filter(({ state }) => state !== 'ranked').length;
  return count > 0 ? awardErrors('bids-undecided', { count }) : null;
}

function judgeStage({ stage, kind, proofDays }: Choice, facts: ChoiceFacts): AppError | null {
  if (stage === 'proof') {
    if (!facts.proofFirst) return awardErrors('no-proof-stage');
    if (facts.proofs) return awardErrors('already-decided');
    if (kind === 'none_suitable') return awardErrors('no-proof-stage');
    return proofDays === null ? awardErrors('proof-days-needed', {}, at('/proofDays')) : null;
  }
  if (!facts.proofFirst) return null;
  if (facts.proofs?.some(({ state }) => state === 'running' || state === 'submitted'))
    return awardErrors('proof-running');
  return kind === 'award' && !facts.proofs ? awardErrors('proof-first') : null;
}

function judgeReason({ kind, reason, note }: Choice, facts: ChoiceFacts): AppError | null {
  if (kind === 'award' && facts.nobodyMay) return awardErrors('none-was-upheld');
  if (kind === 'award') return reason ? awardErrors('reason-unfit', {}, at('/reason')) : null;
  const untrue =
    (reason === 'none-valid' && facts.ranking.length > 0) ||
    (reason === 'below-threshold' && !allBelow(facts)) ||
    (reason === 'proof-failed' && (!facts.proofs || eligible(facts).length > 0));
  if (!reason || untrue) return awardErrors('reason-unfit', {}, at('/reason'));
  if (weighed.includes(reason) && [...note].length < 10)
    return awardErrors('note-needed', {}, at('/note'));
  return null;
}

const allBelow = ({ ranking }: ChoiceFacts) =>
  ranking.length > 0 && !ranking.some((row) => row.passed);

function judgeBids({ stage, kind, bidIds }: Choice, may: readonly Ranked[], facts: ChoiceFacts) {
  if (kind === 'none_suitable') return null;
  if (bidIds.length === 0) return awardErrors('nobody-chosen', {}, at('/bidIds'));
  if (
    new Set(bidIds).size < bidIds.length ||
    !bidIds.every((id) => may.some((m) => m.bidId === id))
  )
    return awardErrors('not-eligible', {}, at('/bidIds'));
  if (!may.slice(0, bidIds.length).every(({ bidId }) => bidIds.includes(bidId)))
    return awardErrors('rank-skipped', {}, at('/bidIds'));
  if (stage === 'proof')
    return bidIds.length < 2 && may.length > 1
      ? awardErrors('two-at-least', {}, at('/bidIds'))
      : null;
  return facts.takers === 'one' && bidIds.length > 1
    ? awardErrors('one-only', {}, at('/bidIds'))
    : null;
}

const at = (pointer: string) => [{ pointer, code: 'rule', message: '' }];
