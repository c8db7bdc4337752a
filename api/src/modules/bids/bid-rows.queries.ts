import type { EntityManager } from 'typeorm';
import { belongsTo, mayActFor, type Actor } from '../../platform/http/actor.js';
import { lastLiftSql } from '../../platform/step-holds.js';
import type { ScenarioHead } from '../scenarios/scenarios.reads.js';
import type { BidState, EndReason, MemberState, ReconfirmReason } from './bid-fields.schemas.js';
import type { BidRelation, BidSubject } from './bid.lifecycle.js';
import type { MemberRelation, MemberSubject } from './consortium.lifecycle.js';

type Reader = Pick<EntityManager, 'query'>;

export interface MemberRow {
  readonly organisationId: string;
  readonly name: string;
  readonly state: MemberState;
}

/** A bid without its content. */
export interface BidRow {
  readonly id: string;
  readonly version: number;
  readonly scenarioId: string;
  readonly leadId: string;
  readonly demo: boolean;
  readonly state: BidState;
  readonly sealedVersion: number;
  readonly scenarioVersion: number;
  readonly reconfirmReason: ReconfirmReason | null;
  readonly resumeState: BidState | null;
  readonly reason: EndReason | null;
  readonly reasonNote: string | null;
  readonly sealedAt: Date | null;
  readonly openedAt: Date | null;
  readonly priceOpenedAt: Date | null;
  readonly endedAt: Date | null;
  /** Since when officers say that they cannot open it, while it is neither open nor out. */
  readonly contestedAt: Date | null;
  /** Since when the time for one more share counts. */
  readonly contestClock: Date | null;
  readonly updatedAt: Date;
  readonly hasDraft: boolean;
  /** The lead first. */
  readonly members: MemberRow[];
}

/** Since when the days of a contested envelope count: since it is contested, or since a hold on the opening was last lifted. */
export const contestClockSql = (envelope: string, bid: string): string =>
  `greatest(${envelope}.contested_at, ${lastLiftSql('opening', `${bid}.scenario_id`, `${envelope}.contested_at`)})`;

export const bidRowSql = `
  select b.id, b.version, b.scenario_id as "scenarioId", b.lead_id as "leadId", b.demo, b.state,
    b.sealed_version as "sealedVersion", b.scenario_version as "scenarioVersion",
    b.reconfirm_reason as "reconfirmReason", b.resume_state as "resumeState", b.reason,
    b.reason_note as "reasonNote", b.sealed_at as "sealedAt", b.opened_at as "openedAt",
    b.price_opened_at as "priceOpenedAt", b.ended_at as "endedAt", b.updated_at as "updatedAt",
    exists (select 1 from bid_drafts d where d.bid_id = b.id) as "hasDraft",
    (select min(e.contested_at) from bid_receipts r join bid_envelopes e on e.sealing_id = r.sealing_id
     where r.bid_id = b.id and r.superseded_at is null and e.opened_at is null) as "contestedAt",
    (select min(${contestClockSql('e', 'b')}) from bid_receipts r join bid_envelopes e on e.sealing_id = r.sealing_id
     where r.bid_id = b.id and r.superseded_at is null and e.opened_at is null) as "contestClock",
    (select json_agg(json_build_object('organisationId', m.organisation_id, 'name', o.name, 'state', m.state)
       order by m.no)
     from bid_members m join organisations o on o.id = m.organisation_id where m.bid_id = b.id) as members
  from bids b`;

export async function readBid(reader: Reader, id: string, lock = ''): Promise<BidRow | null> {
  const rows: BidRow[] = await reader.query(`${bidRowSql} where b.id = $1 ${lock}`, [id]);
  return rows[0] ?? null;
}

/**
 * Whether a material version of the scenario was published after the one bid `alias` rests on. A deadline that alone moves
 * later changes nothing of what was offered.
 */
export const outdatedSql = (alias: string): string => `exists (
  select 1 from scenario_versions v where v.scenario_id = ${alias}.scenario_id and v.n > ${alias}.scenario_version
    and v.material and v.fields <> array['deadline'])`;

/** Whether scenario `alias` takes bids at this moment; the same rule as `subjectOf(…).scenarioOpen`. */
export const takesBidsSql = (alias: string): string =>
  `${alias}.state = 'open' and (${alias}.deadline is null or ${alias}.deadline > (select app_now()))`;

/** Whether the organisation takes part: as lead, or with its own consent. */
const takesPart = ({ state }: MemberRow) => state === 'lead' || state === 'consented';

/** Organisations that stand behind the bid, the lead first. */
export const partyIds = (row: BidRow): string[] =>
  row.members.filter(takesPart).map((member) => member.organisationId);

/**
 * A relation `scenario_id, organisation_id`: who takes part in a bid that was sealed, and whoever ever consented to one and
 * left or was taken off (of whom the log tells): neither opens nor oversees its call. Of the latter whether it was sealed
 * does not count, or the answer would tell them.
 */
export const tookPartSql = `(
  select m.scenario_id, m.organisation_id from bid_members m join bids b on b.id = m.bid_id
  where m.state = 'left' or (m.state in ('lead', 'consented') and b.sealed_version > 0)
  union
  select b.scenario_id, (e.payload ->> 'memberId')::uuid from events e join bids b on b.id = e.subject_id
  where e.type = 'consortium.consented' and not exists (select 1 from bid_members m
    where m.bid_id = b.id and m.organisation_id::text = e.payload ->> 'memberId' and m.state in ('lead', 'consented')))`;

/** Whether the actor may know of the bid before its opening: one of its people, or of an invited partner's. */
export function mayKnow(row: BidRow, actor: Actor): boolean {
  return row.members.some(
    ({ organisationId, state }) =>
      belongsTo(actor, organisationId) && state !== 'declined' && state !== 'left',
  );
}

/** Whether the actor may read what is written in it. */
export const mayRead = (row: BidRow, actor: Actor): boolean =>
  row.members.some((member) => takesPart(member) && belongsTo(actor, member.organisationId));

/** How the actor stands to the bid. A publisher's editor has nothing to do with it before the opening. */
export function bidRelations(row: BidRow, head: ScenarioHead, actor: Actor): BidRelation[] {
  const relations: BidRelation[] = [];
  if (mayActFor(actor, row.leadId)) relations.push('lead-editor');
  if (row.members.some((m) => m.state === 'consented' && mayActFor(actor, m.organisationId)))
    relations.push('member-editor');
  const own = row.members.some((m) => belongsTo(actor, m.organisationId));
  if (row.openedAt && !own && mayActFor(actor, head.organisationId))
    relations.push('publisher-editor');
  return relations;
}

/** The facts the lifecycle looks at. Open means: by the state, and by the clock at `now`. */
export function subjectOf(row: BidRow, head: ScenarioHead, now: Date): BidSubject {
  const { state, hasDraft, resumeState } = row;
  const scenarioOpen = head.state === 'open' && !(head.deadline && head.deadline <= now);
  return { state, hasDraft, resumeState, scenarioOpen, deadline: head.deadline };
}

/** How the actor stands to one member of the bid. */
export function memberRelations(row: BidRow, member: MemberRow, actor: Actor): MemberRelation[] {
  const relations: MemberRelation[] = [];
  if (mayActFor(actor, member.organisationId)) relations.push('partner-editor');
  if (mayActFor(actor, row.leadId)) relations.push('lead-editor');
  return relations;
}

export const memberSubject = (
  row: BidRow,
  member: MemberRow,
  { scenarioOpen, deadline }: BidSubject,
): MemberSubject => ({ state: member.state, bidState: row.state, scenarioOpen, deadline });
