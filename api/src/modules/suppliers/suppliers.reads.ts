import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CapabilityCard } from './capability-answers.schemas.js';
import { capabilityRowSql, cardOf, type CapabilityRow } from './capability-rows.queries.js';

/** The public view of a capability, for the answers of other modules. */
export { capabilityCard } from './capability-answers.schemas.js';

/** What a pairing needs to know of a capability. */
export interface CapabilityPairingFacts {
  readonly id: string;
  readonly title: string;
  readonly organisationId: string | null;
  readonly state: 'draft' | 'published' | 'archived';
  readonly unclaimed: boolean;
  readonly demo: boolean;
  /** Whether anybody may know of it. */
  readonly visible: boolean;
}

/** Answers for other modules. */
@Injectable()
export class SupplierReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Facts for pairing, in no order; unknown ids are left out. */
  pairingFacts(ids: readonly string[], manager?: EntityManager): Promise<CapabilityPairingFacts[]> {
    return (manager ?? this.source).query(
      `select id, title, organisation_id as "organisationId", state, unclaimed, demo, state = 'published' as visible
       from capabilities where id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Public cards of published capabilities, in the order of the ids; others are left out. */
  async publicCards(ids: readonly string[]): Promise<CapabilityCard[]> {
    const rows: CapabilityRow[] = await this.source.query(
      `${capabilityRowSql} where c.id = any($1::uuid[]) and c.state = 'published'`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [cardOf(row)] : [];
    });
  }
}
