import { effectiveStateSql } from './scenario.lifecycle.js';
import type { ScenarioListQuery } from './scenarios.schemas.js';

/** Conditions of a WHERE with their parameters, numbered as they come. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** Adds one condition; `p(value)` gives the parameter's placeholder. */
  add(condition: (p: (value: unknown) => string) => string): void {
    this.parts.push(condition((value) => `$${this.values.push(value)}`));
  }

  get sql(): string {
    return this.parts.join(' and ') || 'true';
  }
}

/** What left the list stays readable at its address but is listed only when asked for. */
const hiddenByDefault = `s.state not in ('withdrawn', 'cancelled')`;

/** The filters of the public list: published rows only, whatever is asked. */
export function listConditions(query: ScenarioListQuery): Conditions {
  const conditions = new Conditions();
  conditions.add(() => 's.published_at is not null');
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
