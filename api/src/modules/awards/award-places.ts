import { uniqueViolation } from '../../platform/database/database-errors.js';
import type { Transactions, Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import { belongsTo, hasRole, mayActFor, type Actor } from '../../platform/http/actor.js';
import type { AwardRow, AwardRows, Standing } from './award-rows.queries.js';
import { awardErrors } from './award.errors.js';
import type { AwardFacts } from './award.lifecycle.js';
import { awardSubject } from './awards.events.js';

/** What the lifecycle of a decision needs to know. Objections of earlier rounds suspend, too, until they are answered. */
export async function awardFacts(
  rows: AwardRows,
  standing: Standing,
  award: AwardRow,
  tx?: Tx,
): Promise<AwardFacts> {
  const isFinal = award.stage === 'final';
  const feedback = isFinal ? await rows.allFeedback(standing, tx?.manager) : { missing: 0 };
  return {
    state: award.state,
    phase: standing.phase ?? 'ended',
    openObjections: standing.objections.filter((one) => one.state === 'open').length,
    feedbackMissing: feedback.missing,
  };
}

/** Whether the actor belongs to an organisation that bid. Nobody decides on, or reads the whole of, what they bid for. */
export const isParty = (actor: Actor, { bids }: Pick<Standing, 'bids'>): boolean =>
  bids.some(({ memberIds }) => memberIds.some((id) => belongsTo(actor, id)));

/** Who reads all of a result: the publisher's people, reviewers and auditors who are in no bidder. */
export const readsDesk = (actor: Actor, standing: Pick<Standing, 'head' | 'bids'>): boolean =>
  (belongsTo(actor, standing.head.organisationId) || hasRole(actor, 'reviewer', 'auditor')) &&
  !isParty(actor, standing);

/** Places a person acts from in the result of a scenario. */
export function placesIn(actor: Actor, standing: Pick<Standing, 'head' | 'bids'>): string[] {
  if (isParty(actor, standing)) return [];
  const { head } = standing;
  const own = actor.memberships.find((m) => m.organisationId === head.organisationId && m.approved);
  return [
    ...(own?.role === 'owner' ? ['publisher-owner'] : []),
    ...(own && own.role !== 'viewer' ? ['publisher-editor'] : []),
    ...(hasRole(actor, 'reviewer') && !belongsTo(actor, head.organisationId) ? ['reviewer'] : []),
  ];
}

export const subjectOf = ({ head }: Pick<Standing, 'head'>) => ({
  ...{ type: awardSubject, id: head.id, organisationId: head.organisationId },
});

/** @throws AppError 404 for what the actor may not know of, 403 for everybody but the publisher's editors who are in no bidder */
export function refuseStranger(actor: Actor, standing: Pick<Standing, 'head' | 'bids'>): void {
  const { head } = standing;
  if (!head.public && !belongsTo(actor, head.organisationId)) throw awardErrors('not-found');
  if (!mayActFor(actor, head.organisationId) || isParty(actor, standing))
    throw requestErrors('not-allowed');
}

const heldBy = (isTheirs: (organisationId: string) => boolean, { bids }: Pick<Standing, 'bids'>) =>
  bids.filter(({ state, memberIds }) => state !== 'withdrawn' && memberIds.some(isTheirs));

/** Bids of the scenario for which the actor may act. */
export const bidsFor = (actor: Actor, standing: Pick<Standing, 'bids'>) =>
  heldBy((organisationId) => mayActFor(actor, organisationId), standing);

/** Bids of the scenario of the actor's organisations: what is theirs to read, viewers included. */
export const bidsOf = (actor: Actor, standing: Pick<Standing, 'bids'>) =>
  heldBy((organisationId) => belongsTo(actor, organisationId), standing);

/** Whether somebody may read the whole of a result: both sides of it, and who oversees it. */
export const isInvolved = (actor: Actor, standing: Pick<Standing, 'head' | 'bids'>): boolean =>
  belongsTo(actor, standing.head.organisationId) ||
  hasRole(actor, 'auditor', 'reviewer') ||
  bidsOf(actor, standing).length > 0;

/** One transaction that may decide a scenario; who comes second is told that it is decided. */
export async function decided(
  transactions: Transactions,
  actor: Actor,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  try {
    await transactions.run(actor, work);
  } catch (error) {
    // The scenario's lock lets the second of two find the first's; the constraint holds even without it.
    if (/^awards_/.test(uniqueViolation(error) ?? '')) throw awardErrors('already-decided');
    throw error;
  }
}
