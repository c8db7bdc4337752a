import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import type { CapabilityCard } from './capability-answers.schemas.js';
import {
  approvedOwnerSql,
  capabilityRowSql,
  cardOf,
  type CapabilityRow,
} from './capability-rows.queries.js';

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
      `select c.id, c.title, c.organisation_id as "organisationId", c.state, c.unclaimed, c.demo,
         c.state = 'published' as visible
       from capabilities c where c.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Cards of published capabilities, in the order of the ids, with the reader's `actions`; others are left out. */
  async publicCards(ids: readonly string[], actor: Actor): Promise<CapabilityCard[]> {
    const rows: CapabilityRow[] = await this.source.query(
      `${capabilityRowSql} where c.id = any($1::uuid[]) and c.state = 'published' and ${approvedOwnerSql}`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [cardOf(row, actor)] : [];
    });
  }
}
