import type { DataSource } from 'typeorm';

/**
 * What identity knows of an organisation for the search index `organisations`. Sectors, technologies
 * and counts belong to the modules above; whoever fills the index adds them (by IdentityReads).
 */
export interface OrganisationDocumentPart {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Other words to be found by: short name and credit code. */
  readonly tags: string[];
  readonly kind: string;
  readonly districts: string[];
  readonly sides: string[];
  readonly demo: boolean;
  /** 0 for real organisations, 1 for demonstration ones. */
  readonly rank: number;
  /** Epoch milliseconds of the registration. */
  readonly publishedAt: number;
}

const partSql = `
  select o.id, o.name as title, o.intro as summary,
    array_remove(array[o.short_name, o.credit_code, o.registration_number], null) as tags, o.kind,
    array_remove(array[o.district], null) as districts,
    array_remove(array[case when o.publishes then 'demand' end, case when o.supplies then 'supply' end], null) as sides,
    o.demo, case when o.demo then 1 else 0 end as rank,
    floor(extract(epoch from o.created_at) * 1000)::bigint as "publishedAt"
  from organisations o where o.state = 'approved'`;

/** The given organisations as far as they are public; the others are left out (to be removed). */
export function loadOrganisationDocuments(
  source: Pick<DataSource, 'query'>,
  ids: readonly string[],
): Promise<OrganisationDocumentPart[]> {
  return source.query(`${partSql} and o.id = any($1::uuid[])`, [ids]);
}

/** A batch of all public organisations in id order. @param after the last id before it; null starts */
export function loadOrganisationDocumentBatch(
  source: Pick<DataSource, 'query'>,
  after: string | null,
  limit = 1000,
): Promise<OrganisationDocumentPart[]> {
  return source.query(`${partSql} and ($1::uuid is null or o.id > $1) order by o.id limit $2`, [
    after,
    limit,
  ]);
}
