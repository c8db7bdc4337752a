import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/**
 * A relation `scenario_id, user_id, organisation_id, at`: everybody who follows, in person (no organisation) or because
 * one of their organisations does.
 */
export const followingSql = `
  select f.scenario_id, f.user_id, null::uuid as organisation_id, f.at
  from scenario_follows f where f.user_id is not null
  union all
  select f.scenario_id, m.user_id, f.organisation_id, f.at
  from scenario_follows f join memberships m on m.organisation_id = f.organisation_id`;

/** Narrow questions of other modules. */
@Injectable()
export class FollowReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** The scenarios a person follows now, in person or through an organisation. */
  async scenariosOf(userId: string): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `select distinct f.scenario_id as id from (${followingSql}) f where f.user_id = $1`,
      [userId],
    );
    return rows.map((row) => row.id);
  }
}
