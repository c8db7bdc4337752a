import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What planning and exposure count a capability by. */
export interface SupplierMarketFacts {
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly sectors: readonly string[];
  /** Staff as stated by the organisation, else for this capability; null when not stated. */
  readonly staff: number | null;
  readonly district: string | null;
  /** Parallel projects it can run, and how many it runs now; null when not stated. */
  readonly capacity: number | null;
  readonly busy: number | null;
  /** When its organisation first published anything; of an entry that it claimed, when it was handed over. */
  readonly firstPublishedAt: Date;
  readonly demo: boolean;
}

/** Narrow questions about published, claimed capabilities of approved organisations; others are left out. */
@Injectable()
export class SupplierMarketReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async facts(ids: readonly string[]): Promise<SupplierMarketFacts[]> {
    return this.source.query(
      `select c.id, c.title, o.id as "organisationId", o.name as "organisationName", c.sectors,
         coalesce(o.team_size, c.team_size) as staff, o.district, c.capacity, c.busy, c.demo,
         (select min(greatest(f.published_at, k.decided_at)) from capabilities f
            left join capability_claims k on k.capability_id = f.id and k.organisation_id = o.id and k.state = 'accepted'
          where f.organisation_id = o.id and f.published_at is not null) as "firstPublishedAt"
       from capabilities c join organisations o on o.id = c.organisation_id
       where c.id = any($1::uuid[]) and c.state = 'published' and not c.unclaimed and o.state = 'approved'
       order by c.id`,
      [ids],
    );
  }
}
