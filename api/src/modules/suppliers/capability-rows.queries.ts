import type { DataSource, EntityManager } from 'typeorm';
import { snakeCase } from '../../platform/database/naming.js';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import type {
  CapabilityCard,
  CapabilityDetail,
  EvidenceView,
} from './capability-answers.schemas.js';
import {
  capabilityFieldNames,
  type CapabilityContent,
  type CapabilityState,
} from './capability-fields.schemas.js';
import { capabilityLifecycle } from './capability.lifecycle.js';
import { evidenceLifecycle, evidenceStateSql, type EvidenceState } from './evidence.lifecycle.js';

/** A capability with its supplier's name, as read for a screen. */
export interface CapabilityRow extends CapabilityContent {
  readonly id: string;
  readonly version: number;
  readonly state: CapabilityState;
  readonly unclaimed: boolean;
  readonly demo: boolean;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly organisationKind: string | null;
  readonly organisationDemo: boolean | null;
  /** Null for an unclaimed entry, which nobody can suspend. */
  readonly organisationState: CapabilityDetail['organisationState'];
  readonly makerName: string | null;
  readonly verifiedEvidence: number;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly now: Date;
}
export interface EvidenceRow {
  readonly id: string;
  readonly version: number;
  readonly capabilityId: string;
  readonly kind: EvidenceView['kind'];
  readonly title: string;
  readonly issuer: string;
  readonly number: string | null;
  readonly link: string | null;
  readonly file: EvidenceView['file'];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly state: EvidenceState;
  readonly reviewGround: string | null;
  readonly reviewedAt: Date | null;
}
export type CapabilityView = CapabilityDetail['view'];
type Reader = Pick<DataSource | EntityManager, 'query'>;

const contentColumns = capabilityFieldNames
  .map((name) => `c.${snakeCase(name)} as "${name}"`)
  .join(', ');

/** Select list and joins of CapabilityRow; the alias of the table is `c`. */
export const capabilityRowSql = `
  select c.id, c.version, c.state, c.unclaimed, c.demo, c.organisation_id as "organisationId",
    o.name as "organisationName", o.kind as "organisationKind", o.demo as "organisationDemo",
    o.state as "organisationState",
    c.maker_name as "makerName", ${contentColumns}, c.published_at as "publishedAt", c.updated_at as "updatedAt",
    (select count(*) from evidence e where e.capability_id = c.id and ${evidenceStateSql('e')} = 'verified') as "verifiedEvidence",
    (select app_now()) as now
  from capabilities c left join organisations o on o.id = c.organisation_id`;

/** Whether `c` belongs to an approved organisation or, unclaimed, to none: suspended ones are in no public list. */
export const approvedOwnerSql = `(c.organisation_id is null or exists (
  select 1 from organisations owner where owner.id = c.organisation_id and owner.state = 'approved'))`;

/** Select list of EvidenceRow; the alias of the table is `e`. Days as text: they have no time zone. */
export const evidenceColumns = `e.id, e.version, e.capability_id as "capabilityId", e.kind, e.title, e.issuer, e.number, e.link,
  (select json_build_object('name', f.name, 'type', f.type, 'size', f.size) from evidence_files f
   where f.evidence_id = e.id) as file,
  e.valid_from::text as "validFrom", e.valid_until::text as "validUntil", ${evidenceStateSql('e')} as state,
  e.review_note as "reviewGround", e.reviewed_at as "reviewedAt"`;

export async function readCapability(reader: Reader, id: string): Promise<CapabilityRow | null> {
  const rows: CapabilityRow[] = await reader.query(`${capabilityRowSql} where c.id = $1`, [id]);
  return rows[0] ?? null;
}

export async function readEvidence(reader: Reader, capabilityId: string): Promise<EvidenceRow[]> {
  return reader.query(
    `select ${evidenceColumns} from evidence e where e.capability_id = $1 order by e.created_at, e.id`,
    [capabilityId],
  );
}

/**
 * In which capacity the actor reads a capability; null when they may not know of it. What a suspended
 * organisation published is left to its own people and to those who decide on the suspension.
 */
export function viewOf(
  row: Pick<CapabilityRow, 'state' | 'organisationId' | 'publishedAt' | 'organisationState'>,
  actor: Actor,
): CapabilityView | null {
  if (row.organisationId && belongsTo(actor, row.organisationId)) return 'owner';
  if (row.publishedAt && hasRole(actor, 'reviewer')) return 'reviewer';
  if (row.organisationId && row.organisationState !== 'approved')
    return row.publishedAt && hasRole(actor, 'admin') ? 'reviewer' : null;
  if (row.publishedAt && hasRole(actor, 'matchmaker')) return 'matchmaker';
  return row.state === 'published' ? 'public' : null;
}

/** How the actor stands to a capability, for the lifecycle's `who`. */
export function relationsTo(organisationId: string | null, actor: Actor): string[] {
  const edits = actor.memberships.filter((m) => m.role !== 'viewer' && m.approved);
  const relations: string[] = [];
  if (edits.some((m) => m.organisationId === organisationId)) relations.push('owner-editor');
  if (edits.length) relations.push('supplier-editor');
  if (hasRole(actor, 'reviewer') && !(organisationId && belongsTo(actor, organisationId)))
    relations.push('reviewer');
  return relations;
}

/** An entry of the public directory, as this reader gets it. */
export function cardOf(row: CapabilityRow, actor: Actor): CapabilityCard {
  const organisation =
    row.organisationId && row.organisationName
      ? {
          id: row.organisationId,
          name: row.organisationName,
          kind: row.organisationKind ?? 'enterprise',
          demo: row.organisationDemo ?? false,
        }
      : null;
  const relations = relationsTo(row.organisationId, actor);
  return { ...row, organisation, actions: capabilityLifecycle.actions(row, relations, row.now) };
}

/** The whole capability as the actor may see it. */
export function detailOf(
  row: CapabilityRow,
  evidence: readonly EvidenceRow[],
  actor: Actor,
  view: CapabilityView,
): CapabilityDetail {
  const relations = relationsTo(row.organisationId, actor);
  const owner = view === 'owner';
  const shown = view === 'public' ? evidence.filter((e) => e.state === 'verified') : evidence;
  return {
    ...row,
    ...cardOf(row, actor),
    view,
    capacity: owner ? row.capacity : null,
    busy: owner ? row.busy : null,
    hasRoom: row.capacity === null ? null : row.capacity > row.busy,
    evidence: shown.map((e) => evidenceOf(e, relations, view, row.now)),
  };
}

/** Evidence as shown; numbers, addresses and files are for the owner and the reviewer. */
export function evidenceOf(
  row: EvidenceRow,
  relations: readonly string[],
  view: CapabilityView,
  now: Date,
): EvidenceView {
  const inside = view === 'owner' || view === 'reviewer';
  return {
    ...row,
    number: inside ? row.number : null,
    link: inside ? row.link : null,
    file: inside ? row.file : null,
    reviewGround: inside ? row.reviewGround : null,
    actions: evidenceLifecycle.actions(row, relations, now),
  };
}
