import { Inject, Injectable } from '@nestjs/common';
import type { SupplyEvidence, SupplyProfile } from '@aism/search';
import { DataSource } from 'typeorm';
import {
  approvedOwnerSql,
  capabilityRowSql,
  type CapabilityRow,
} from './capability-rows.queries.js';

/** A capability as matching reads it. */
export interface CapabilityProfile {
  readonly id: string;
  readonly organisationId: string | null;
  readonly state: CapabilityRow['state'];
  readonly unclaimed: boolean;
  readonly demo: boolean;
  /** Whether anybody may read it. */
  readonly public: boolean;
  readonly profile: SupplyProfile;
}

type ProfileRow = CapabilityRow & { readonly proofs: SupplyEvidence[] };

/** States as stored: whether one still holds at the time of a question is for the engine to say. */
const proofsSql = `
  select coalesce(json_agg(json_build_object('kind', e.kind, 'title', e.title, 'state', e.state,
           'validUntil', e.valid_until) order by e.created_at, e.id), '[]')
  from evidence e where e.capability_id = r.id`;

/** What matching may know of capabilities; what only their owner and matchmakers may read is kept apart. */
@Injectable()
export class SupplierProfileReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Of the ids given, in whatever state; the caller decides who sees what. */
  matchProfiles(ids: readonly string[]): Promise<CapabilityProfile[]> {
    return this.profiles('c.id = any($1::uuid[])', [ids]);
  }

  /**
   * All published ones of approved suppliers, and unclaimed ones, in id order.
   * @param after the last id of the batch before; null starts
   */
  matchable(after: string | null, limit = 1000): Promise<CapabilityProfile[]> {
    return this.profiles(
      `c.state = 'published' and ${approvedOwnerSql} and ($1::uuid is null or c.id > $1) order by c.id limit $2`,
      [after, limit],
    );
  }

  /** Ids of an organisation's capabilities, in whatever state. */
  async idsOf(organisationId: string): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      'select id from capabilities where organisation_id = $1 order by id',
      [organisationId],
    );
    return rows.map((row) => row.id);
  }

  private async profiles(condition: string, values: unknown[]): Promise<CapabilityProfile[]> {
    const rows = await this.source.query<ProfileRow[]>(
      `select r.*, (${proofsSql}) as proofs from (${capabilityRowSql} where ${condition}) r order by r.id`,
      values,
    );
    return rows.map(profileOf);
  }
}

function profileOf(row: ProfileRow): CapabilityProfile {
  const { id, organisationId, unclaimed, demo } = row;
  const facts = {
    ...{ title: row.title, summary: row.summary, text: row.description, kind: row.kind },
    ...{ technologies: row.technologies, sectors: row.sectors, deployments: row.deployments },
    ...{ constraints: row.constraints, maturity: row.maturity, districts: row.districts },
    ...{ priceModes: row.priceModes, priceMinFen: row.priceMinFen, priceMaxFen: row.priceMaxFen },
    ...{ leadTimeDays: row.leadTimeDays, firstVersion: row.firstVersion },
    // Of a model or an algorithm: a blockchain service's says nothing of either.
    filingNo: row.filings.find(({ kind }) => kind !== 'blockchain-filing')?.number ?? null,
    teamSize: row.teamSize,
    cases: row.cases.map(({ title, sector, year, result }) => ({ title, sector, year, result })),
  };
  return {
    ...{ id, organisationId, unclaimed, demo, state: row.state },
    public: row.state === 'published' && (unclaimed || row.organisationState === 'approved'),
    profile: {
      ...{ id, organisationId, unclaimed, demo },
      ...facts,
      // Visitors read verified evidence only, and of the capacity only whether there is room.
      evidence: row.proofs.filter((proof) => proof.state === 'verified'),
      hidden: { evidence: row.proofs, capacity: row.capacity, busy: row.busy },
    },
  };
}
