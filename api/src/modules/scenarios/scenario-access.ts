import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import type { ScenarioRelation } from './scenario.lifecycle.js';

export type ScenarioView = 'public' | 'publisher' | 'reviewer' | 'matchmaker';

interface Seen {
  readonly organisationId: string;
  readonly submittedAt: Date | null;
  readonly publishedAt: Date | null;
  /** State of the publishing organisation. */
  readonly organisationState: string;
}

/**
 * In which capacity the actor reads a scenario; null when they may not know of it (answer 404). What a
 * suspended organisation published is left to its own people and to those who decide on the suspension.
 */
export function viewOf(row: Seen, actor: Actor): ScenarioView | null {
  if (belongsTo(actor, row.organisationId)) return 'publisher';
  if (row.submittedAt && hasRole(actor, 'reviewer')) return 'reviewer';
  if (row.organisationState !== 'approved')
    return row.publishedAt && hasRole(actor, 'reviewer', 'admin') ? 'reviewer' : null;
  if (row.submittedAt && hasRole(actor, 'matchmaker')) return 'matchmaker';
  return row.publishedAt ? 'public' : null;
}

/**
 * Whether a version is public although the row is not: an early intent that its publisher is making into a
 * scenario. Nothing of a suspended organisation is.
 */
export function wasAnnounced(row: Seen & { readonly publishedVersion: number }): boolean {
  return (
    row.publishedAt === null && row.publishedVersion > 0 && row.organisationState === 'approved'
  );
}

/**
 * How the actor stands to a scenario, for the lifecycle's `who`. Nobody is `reviewer` of what their own
 * organisation publishes.
 */
export function relationsTo(organisationId: string, actor: Actor): ScenarioRelation[] {
  const own = belongsTo(actor, organisationId);
  const relations: ScenarioRelation[] = [];
  const owns = actor.memberships.some(
    (m) => m.organisationId === organisationId && m.role === 'owner' && m.approved,
  );
  if (owns) relations.push('publisher-owner');
  if (editsFor(organisationId, actor)) relations.push('publisher-editor');
  if (own) relations.push('publisher-member');
  if (hasRole(actor, 'reviewer') && !own) relations.push('reviewer');
  if (hasRole(actor, 'matchmaker')) relations.push('matchmaker');
  return relations;
}

/** Whether the actor is owner or editor of the organisation and it has passed its review. */
export function editsFor(organisationId: string, actor: Actor): boolean {
  return actor.memberships.some(
    (m) => m.organisationId === organisationId && m.role !== 'viewer' && m.approved,
  );
}
