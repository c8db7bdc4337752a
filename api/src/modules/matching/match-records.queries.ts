import { Inject, Injectable } from '@nestjs/common';
import type { SupplyProfile, SupplyRecord } from '@aism/search';
import { DataSource } from 'typeorm';

/** What one organisation's pairings and bids have come to. */
interface Counted {
  readonly id: string;
  readonly won: number;
  readonly lost: number;
  readonly declined: number;
  readonly connected: number;
  readonly met: number;
  readonly agreed: number;
}

/**
 * How suppliers have done so far, as facts of their capabilities. Everybody may read what was announced, bids won:
 * answers, what pairings came to, and bids that were not taken are for the supplier and matchmakers.
 */
@Injectable()
export class MatchRecords {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** The same rows, each with the record of the organisation that offers it, where there is one. */
  async added<T extends { readonly profile: SupplyProfile }>(rows: readonly T[]): Promise<T[]> {
    const owners = rows.flatMap(({ profile }) => profile.organisationId ?? []);
    const counted = await this.of([...new Set(owners)]);
    return rows.map((row) => {
      const record = counted.get(row.profile.organisationId ?? '');
      return record ? { ...row, profile: withRecord(row.profile, record) } : row;
    });
  }

  private async of(ids: readonly string[]): Promise<ReadonlyMap<string, Counted>> {
    if (ids.length === 0) return new Map();
    const rows = await this.source.query<Counted[]>(
      `select organisation_id as id, ${counts}
       from supply_outcomes where organisation_id = any($1::uuid[]) group by organisation_id`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const counts = ['won', 'lost', 'declined', 'connected', 'met', 'agreed']
  .map((outcome) => `(count(*) filter (where outcome = '${outcome}'))::int as ${outcome}`)
  .join(', ');

function withRecord(profile: SupplyProfile, counted: Counted): SupplyProfile {
  const { won, lost, declined, connected, met, agreed } = counted;
  const open: SupplyRecord = { bids: won, wins: won };
  const whole: SupplyRecord = { ...open, bids: won + lost, declined, connected, met, agreed };
  return {
    ...profile,
    ...(won > 0 ? { record: open } : {}),
    hidden: { ...profile.hidden, record: whole },
  };
}
