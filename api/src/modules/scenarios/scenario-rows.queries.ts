import type { DataSource, EntityManager } from 'typeorm';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { relationsTo, type ScenarioView } from './scenario-access.js';
import type { ScenarioCard, ScenarioDetail, ScenarioOwn } from './scenario-answers.schemas.js';
import { completenessScore, type Contact } from './scenario-completeness.js';
import { contentColumns, contentOf } from './scenario-content.js';
import type { ContentValues, ScenarioState } from './scenario-fields.schemas.js';
import type { ReviewDesk } from './scenario-review-rules.js';
import { effectiveStateSql, scenarioLifecycle } from './scenario.lifecycle.js';

/** A scenario with its publisher's name, as read for a screen. `state` is the effective one. */
export interface ScenarioRow extends Omit<ContentValues, 'deadline'> {
  readonly id: string;
  readonly version: number;
  readonly state: ScenarioState;
  readonly demo: boolean;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: string;
  readonly organisationDemo: boolean;
  readonly organisationState: ScenarioDetail['organisationState'];
  readonly deadline: Date | null;
  readonly publishedVersion: number;
  readonly closedEarlyNote: string | null;
  readonly exitReason: string | null;
  readonly exitNote: string | null;
  readonly exitedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
  readonly reviewStep: 'own' | 'platform' | null;
  readonly reviewFor: 'intent' | null;
  readonly reviewDesk: ReviewDesk | null;
  readonly reviewDue: Date | null;
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  readonly publishAt: Date | null;
  /** The database clock of this read. */
  readonly now: Date;
}

type Reader = Pick<DataSource | EntityManager, 'query'>;

/** Select list and joins of ScenarioRow; the alias of the table is `s`. */
export const scenarioRowSql = `
  select s.id, s.version, ${effectiveStateSql('s')} as state, s.demo, s.organisation_id as "organisationId",
    o.name as "organisationName", o.kind as "organisationKind", o.demo as "organisationDemo",
    o.state as "organisationState",
    ${contentColumns('s')}, s.published_version as "publishedVersion", s.closed_early_note as "closedEarlyNote",
    s.exit_reason as "exitReason", s.exit_note as "exitNote", s.exited_at as "exitedAt",
    s.published_at as "publishedAt", s.submitted_at as "submittedAt", s.updated_at as "updatedAt",
    s.review_step as "reviewStep", s.review_for as "reviewFor", s.review_desk as "reviewDesk", s.review_due as "reviewDue",
    s.claimed_by as "claimedBy", s.publish_at as "publishAt",
    (select u.display_name from users u where u.id = s.claimed_by) as "claimedByName",
    (select app_now()) as now
  from scenarios s join organisations o on o.id = s.organisation_id`;

/** Whether the owner of `s` is approved: what a suspended organisation published is in no public list. */
export const approvedOwnerSql = `exists (
  select 1 from organisations owner where owner.id = s.organisation_id and owner.state = 'approved')`;

/** One row, or null. */
export async function readScenario(reader: Reader, id: string): Promise<ScenarioRow | null> {
  const rows: ScenarioRow[] = await reader.query(`${scenarioRowSql} where s.id = $1`, [id]);
  return rows[0] ?? null;
}

/** The contact of a scenario; empty parts when none is given or it was erased. */
export async function readContact(reader: Reader, id: string): Promise<Contact> {
  const rows: Contact[] = await reader.query(
    'select role, name, email from scenario_contacts where scenario_id = $1',
    [id],
  );
  return rows[0] ?? { role: null, name: null, email: null };
}

const publisherOf = (row: ScenarioRow) => ({
  id: row.organisationId,
  name: row.organisationName,
  kind: row.organisationKind,
  demo: row.organisationDemo,
});

/** An entry of the public list, as this reader gets it. */
export function cardOf(row: ScenarioRow, actor: Actor): ScenarioCard {
  return { ...contentOf(row), ...headOf(row), actions: actionsOf(row, actor) };
}

function headOf(row: ScenarioRow) {
  return {
    id: row.id,
    state: row.state,
    demo: row.demo,
    organisation: publisherOf(row),
    publishedAt: row.publishedAt,
  };
}

/** An entry of the publisher's desk or the review queue. */
export function ownEntryOf(row: ScenarioRow, contact: Contact, actor: Actor): ScenarioOwn {
  return {
    ...cardOf(row, actor),
    version: row.version,
    completeness: completenessScore(contentOf(row), contact),
    submittedAt: row.submittedAt,
    updatedAt: row.updatedAt,
    reviewing: reviewingOf(row, actor),
  };
}

/** Where a submitted scenario stands in its review; who is at it is shown to reviewers only. */
function reviewingOf(row: ScenarioRow, actor: Actor): ScenarioDetail['reviewing'] {
  if (row.state !== 'submitted') return null;
  const reviews = hasRole(actor, 'reviewer');
  return {
    step: row.reviewStep ?? 'platform',
    of: row.reviewFor ?? 'scenario',
    desk: row.reviewDesk,
    due: row.reviewDue,
    // Filled in where calendars are at hand.
    provisionalYear: null,
    overdue: row.reviewDue !== null && row.reviewDue < row.now,
    claimedBy: reviews ? row.claimedByName : null,
    claimedByMe: row.claimedBy !== null && row.claimedBy === actor.userId,
  };
}

/** The last confidentiality review, and whether it is of the text `hash`. */
export async function readSignoff(
  reader: Reader,
  id: string,
  hash: string,
): Promise<ScenarioDetail['signoff']> {
  const rows: NonNullable<ScenarioDetail['signoff']>[] = await reader.query(
    `select name, post, finding, at, content_hash = $2 as current from scenario_signoffs
     where scenario_id = $1 order by at desc, id desc limit 1`,
    [id, hash],
  );
  return rows[0] ?? null;
}

/** Whether its publisher is a government body and nobody has signed off the text `hash` yet. */
export async function signoffNeeded(reader: Reader, id: string, hash: string): Promise<boolean> {
  const rows: { needed: boolean }[] = await reader.query(
    `select o.kind = 'government' and not exists (
       select 1 from scenario_signoffs f where f.scenario_id = s.id and f.content_hash = $2) as needed
     from scenarios s join organisations o on o.id = s.organisation_id where s.id = $1`,
    [id, hash],
  );
  return rows[0]?.needed ?? false;
}

function actionsOf(row: ScenarioRow, actor: Actor) {
  return scenarioLifecycle.actions(row, relationsTo(row.organisationId, actor), row.now);
}

/** The whole scenario as the actor may see it. The public view does not depend on hidden fields. */
export function detailOf(
  row: ScenarioRow,
  actor: Actor,
  parts: {
    view: ScenarioView;
    contact: Contact | null;
    review: ScenarioDetail['review'];
    signoff?: ScenarioDetail['signoff'];
    preparing?: boolean;
  },
): ScenarioDetail {
  const inside = parts.view !== 'public';
  return {
    ...contentOf(row),
    ...headOf(row),
    version: row.version,
    view: parts.view,
    organisationState: row.organisationState,
    publishedVersion: row.publishedVersion,
    preparing: parts.preparing ?? (row.publishedAt === null && row.publishedVersion > 0),
    closedEarlyNote: row.closedEarlyNote,
    exit: exitOf(row, inside),
    actions: actionsOf(row, actor),
    submittedAt: inside ? row.submittedAt : null,
    updatedAt: inside ? row.updatedAt : null,
    review: inside ? parts.review : null,
    reviewing: inside ? reviewingOf(row, actor) : null,
    signoff: inside ? (parts.signoff ?? null) : null,
    publishAt: inside ? row.publishAt : null,
    contact: parts.view === 'publisher' ? parts.contact : null,
  };
}

function exitOf(row: ScenarioRow, inside: boolean): ScenarioDetail['exit'] {
  if (!row.exitReason || !row.exitedAt) return null;
  const reason = row.exitReason as NonNullable<ScenarioDetail['exit']>['reason'];
  return { reason, note: inside ? row.exitNote : null, at: row.exitedAt };
}
