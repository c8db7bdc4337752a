import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { relationsTo, type ScenarioView } from './scenario-access.js';
import type { ScenarioCard, ScenarioDetail, ScenarioOwn } from './scenario-answers.schemas.js';
import { completenessScore, type Contact } from './scenario-completeness.js';
import { contentColumns, contentOf } from './scenario-content.js';
import type { ContentValues, ScenarioState } from './scenario-fields.schemas.js';
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
  readonly deadline: Date | null;
  readonly publishedVersion: number;
  readonly closedEarlyNote: string | null;
  readonly exitReason: string | null;
  readonly exitNote: string | null;
  readonly exitedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
  /** The database clock of this read. */
  readonly now: Date;
}

type Reader = Pick<DataSource | EntityManager, 'query'>;

/** Select list and joins of ScenarioRow; the alias of the table is `s`. */
export const scenarioRowSql = `
  select s.id, s.version, ${effectiveStateSql('s')} as state, s.demo, s.organisation_id as "organisationId",
    o.name as "organisationName", o.kind as "organisationKind", o.demo as "organisationDemo",
    ${contentColumns('s')}, s.published_version as "publishedVersion", s.closed_early_note as "closedEarlyNote",
    s.exit_reason as "exitReason", s.exit_note as "exitNote", s.exited_at as "exitedAt",
    s.published_at as "publishedAt", s.submitted_at as "submittedAt", s.updated_at as "updatedAt",
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

/** An entry of the public list. */
export function cardOf(row: ScenarioRow): ScenarioCard {
  return { ...contentOf(row), ...headOf(row) };
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
    ...cardOf(row),
    version: row.version,
    completeness: completenessScore(contentOf(row), contact),
    submittedAt: row.submittedAt,
    updatedAt: row.updatedAt,
    actions: actionsOf(row, actor),
  };
}

function actionsOf(row: ScenarioRow, actor: Actor) {
  return scenarioLifecycle.actions(row, relationsTo(row.organisationId, actor), row.now);
}

/** The whole scenario as the actor may see it. The public view does not depend on hidden fields. */
export function detailOf(
  row: ScenarioRow,
  actor: Actor,
  parts: { view: ScenarioView; contact: Contact | null; review: ScenarioDetail['review'] },
): ScenarioDetail {
  const inside = parts.view !== 'public';
  return {
    ...contentOf(row),
    ...headOf(row),
    version: row.version,
    view: parts.view,
    publishedVersion: row.publishedVersion,
    closedEarlyNote: row.closedEarlyNote,
    exit: exitOf(row, inside),
    actions: actionsOf(row, actor),
    submittedAt: inside ? row.submittedAt : null,
    updatedAt: inside ? row.updatedAt : null,
    review: inside ? parts.review : null,
    contact: parts.view === 'publisher' ? parts.contact : null,
  };
}

function exitOf(row: ScenarioRow, inside: boolean): ScenarioDetail['exit'] {
  if (!row.exitReason || !row.exitedAt) return null;
  const reason = row.exitReason as NonNullable<ScenarioDetail['exit']>['reason'];
  return { reason, note: inside ? row.exitNote : null, at: row.exitedAt };
}
