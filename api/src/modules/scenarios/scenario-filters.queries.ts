import { effectiveStateSql } from './scenario.lifecycle.js';
import { approvedOwnerSql } from './scenario-rows.queries.js';
import type { ScenarioListQuery } from './scenarios.schemas.js';

/** Conditions of a WHERE with their parameters, numbered as they come. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** The placeholder of a new parameter. */
  readonly p = (value: unknown): string => `$${this.values.push(value)}`;

  /** Adds one condition; `p(value)` gives the parameter's placeholder. */
  add(condition: (p: (value: unknown) => string) => string): void {
    this.parts.push(condition(this.p));
  }

  get sql(): string {
    return this.parts.join(' and ') || 'true';
  }
}

/** What left the list stays readable at its address but is listed only when asked for. */
const hiddenByDefault = `s.state not in ('withdrawn', 'cancelled')`;

/** The filters of the public list: published rows of approved organisations only, whatever is asked. */
export function listConditions(query: ScenarioListQuery): Conditions {
  const conditions = new Conditions();
  conditions.add(() => 's.published_at is not null');
  conditions.add(() => approvedOwnerSql);
  if (query.state?.length)
    conditions.add((p) => `${effectiveStateSql('s')} = any(${p(query.state)})`);
  else conditions.add(() => hiddenByDefault);
  const overlaps = {
    sectors: query.sectors,
    technologies: query.technologies,
    cooperation_modes: query.cooperationModes,
    // Each constraint asked for must be there: "what demands both 信创 and 本地部署".
  };
  for (const [column, codes] of Object.entries(overlaps))
    if (codes?.length) conditions.add((p) => `s.${column} && ${p(codes)}::text[]`);
  if (query.districts?.length) {
    // A scenario for the whole city also is one for each district.
    const wanted = [...query.districts, 'city'];
    conditions.add((p) => `s.districts && ${p(wanted)}::text[]`);
  }
  if (query.constraints?.length)
    conditions.add((p) => `s.constraints @> ${p(query.constraints)}::text[]`);
  const within = { park: query.park, size_class: query.sizeClass, procedure: query.procedure };
  for (const [column, codes] of Object.entries(within))
    if (codes?.length) conditions.add((p) => `s.${column} = any(${p(codes)}::text[])`);
  const equal = {
    first_use: query.firstUse,
    demo: query.demo,
    organisation_id: query.organisationId,
  };
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) conditions.add((p) => `s.${column} = ${p(value)}`);
  return conditions;
}

const now = '(select app_now())';
const isOpen = `s.state = 'open' and (s.deadline is null or s.deadline > ${now})`;
/** Open first, intents last, everything else between; the same bands as the search index. */
const bands = [
  isOpen,
  `s.state <> 'intent' and (s.state <> 'open' or s.deadline <= ${now})`,
  `s.state = 'intent'`,
] as const;

/**
 * CTEs ending in `page (id, rank, published_at)`: the first `limit` rows after `from` in the list's order.
 * Each band is read along its index, and only when the bands before it leave the page unfilled.
 */
export function bandsSql(
  conditions: Conditions,
  limit: number,
  from: readonly [rank: number, at: string, id: string] | null,
): string {
  const filter = conditions.sql;
  const parts = bands.map((band, rank) => {
    if (from && rank < from[0])
      return `band${rank} as (select null::uuid as id, ${rank} as rank, null::timestamptz as published_at where false)`;
    const after =
      from?.[0] === rank
        ? ` and (s.published_at, s.id) < (${conditions.p(from[1])}::timestamptz, ${conditions.p(from[2])}::uuid)`
        : '';
    const filled = bands.slice(0, rank).map((_, i) => `(select count(*) from band${i})`);
    const needed = filled.length ? ` and ${filled.join(' + ')} < ${limit}` : '';
    return `band${rank} as materialized (select s.id, ${rank} as rank, s.published_at from scenarios s
      where ${filter} and ${band}${after}${needed} order by s.published_at desc, s.id desc limit ${limit})`;
  });
  const all = bands.map((_, rank) => `select * from band${rank}`).join(' union all ');
  return `${parts.join(', ')}, page as (
    select * from (${all}) found order by rank, published_at desc, id desc limit ${limit})`;
}
