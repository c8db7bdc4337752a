/** Columns of `pairings p` under the names of the entity. */
export const pairingColumns = `p.id, p.scenario_id as "scenarioId", p.capability_id as "capabilityId",
  p.demand_organisation_id as "demandOrganisationId", p.supply_organisation_id as "supplyOrganisationId", p.state,
  p.opened_by as "openedBy", p.note, p.demand_answer as "demandAnswer", p.supply_answer as "supplyAnswer",
  p.demand_answered_at as "demandAnsweredAt", p.supply_answered_at as "supplyAnsweredAt",
  p.demand_agreed as "demandAgreed", p.supply_agreed as "supplyAgreed", p.ended_by as "endedBy", p.reason,
  p.reason_note as "reasonNote", p.resume_state as "resumeState", p.parked_until as "parkedUntil",
  p.meeting_at as "meetingAt", p.mutual_at as "mutualAt", p.opened_at as "openedAt", p.active_at as "activeAt",
  p.expires_at as "expiresAt", p.demo, p.version`;

/** The SQL twin of `currentActor` (pairing.lifecycle.ts); a spec compares the two on every state. */
export const currentActorSql = `case
  when p.state = 'awaiting_demand' or (p.state = 'suggested' and p.demand_answer is null) then 'demand'
  when p.state in ('awaiting_supply', 'suggested') then 'supply'
  when p.state in ('mutual', 'stalled', 'parked') then 'matchmaker'
  when p.state in ('introduced', 'met') or (p.state = 'negotiating' and not p.demand_agreed) then 'demand'
  when p.state in ('meeting_set', 'negotiating') then 'supply'
  else 'none' end`;

/** The SQL twin of `waitingSince` for pairing `alias`, to the millisecond: a meeting that is set counts from its day. */
export const sinceSql = (alias: string) => `date_trunc('milliseconds',
  greatest(${alias}.active_at, case when ${alias}.state = 'meeting_set' then ${alias}.meeting_at end))`;
