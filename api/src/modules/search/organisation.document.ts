import { Inject, Injectable } from '@nestjs/common';
import type { OrganisationDocument } from '@aism/search';
import { DataSource } from 'typeorm';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import {
  IsSearchSource,
  type FallbackTable,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { organisationIndexEvents } from '../identity/identity.events.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { publicScenarioEvents } from '../scenarios/scenario.events.js';
import { publicCapabilityEvents } from '../suppliers/suppliers.events.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';

type Part = Awaited<ReturnType<IdentityReads['documentBatch']>>[number];
interface Offer {
  readonly organisationId: string;
  readonly scenarioCount: number;
  readonly capabilityCount: number;
  readonly sectors: string[];
  readonly technologies: string[];
}

/** What an organisation shows in public: how many scenarios and capabilities, and in which fields. */
const offersSql = `
  with shown as (
    select s.organisation_id, 1 as scenario, 0 as capability, s.sectors, s.technologies from scenarios s
    where s.published_at is not null and s.state not in ('withdrawn', 'cancelled')
      and s.organisation_id = any($1::uuid[])
    union all
    select c.organisation_id, 0, 1, c.sectors, c.technologies from capabilities c
    where c.state = 'published' and c.organisation_id = any($1::uuid[])),
  codes as (
    select organisation_id, 'sector' as kind, unnest(sectors) as code from shown
    union select organisation_id, 'technology', unnest(technologies) from shown)
  select n.organisation_id as "organisationId", n.scenarios::int as "scenarioCount",
    n.capabilities::int as "capabilityCount",
    array(select code from codes k where k.organisation_id = n.organisation_id and kind = 'sector' order by code) as sectors,
    array(select code from codes k where k.organisation_id = n.organisation_id and kind = 'technology' order by code)
      as technologies
  from (select organisation_id, sum(scenario) as scenarios, sum(capability) as capabilities
        from shown group by organisation_id) n`;

const offered = (list: string) => `array(
  select distinct unnest(${list}) from (
    select sectors, technologies from scenarios where organisation_id = o.id and published_at is not null
    union all select sectors, technologies from capabilities where organisation_id = o.id and state = 'published') offers)`;
/** What may be looked for while the search engine cannot answer. */
const fallback: FallbackTable = {
  from: 'organisations o',
  id: 'o.id',
  where: `o.state = 'approved'`,
  texts: ['o.name', 'o.short_name', 'o.intro'],
  order: 'o.demo, o.created_at desc, o.id desc',
  one: { kind: 'o.kind', demo: 'o.demo' },
  many: {
    districts: `array_remove(array[o.district], null)`,
    sides: `array_remove(array[case when o.publishes then 'demand' end, case when o.supplies then 'supply' end], null)`,
    sectors: offered('sectors'),
    technologies: offered('technologies'),
  },
};

/** Organisations with what they publish and offer, which identity itself does not know. */
@Injectable()
@IsSearchSource()
export class OrganisationDocuments implements SearchSource<'organisations'> {
  readonly index = 'organisations';
  readonly events = [
    ...organisationIndexEvents,
    ...publicScenarioEvents,
    ...publicCapabilityEvents,
  ];
  readonly fallback = fallback;

  constructor(
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  touched({ subjectType, subjectId, organisationId }: RecordedEvent): readonly string[] {
    if (subjectType === 'organisation') return [subjectId];
    return organisationId ? [organisationId] : [];
  }

  async load(ids: readonly string[]): Promise<OrganisationDocument[]> {
    return this.documents(await this.identity.documents(ids));
  }

  async batch(after: string | null, limit?: number): Promise<OrganisationDocument[]> {
    return this.documents(await this.identity.documentBatch(after, limit));
  }

  private async documents(parts: readonly Part[]): Promise<OrganisationDocument[]> {
    const rows = await this.source.query<Offer[]>(offersSql, [parts.map((part) => part.id)]);
    const offers = new Map(rows.map((row) => [row.organisationId, row]));
    const sectors = await this.names('sector');
    return parts.map((part) => {
      const offer = offers.get(part.id);
      return {
        ...part,
        tags: [...part.tags, ...(offer?.sectors ?? []).flatMap((code) => sectors.get(code) ?? [])],
        sectors: offer?.sectors ?? [],
        technologies: offer?.technologies ?? [],
        scenarioCount: offer?.scenarioCount ?? 0,
        capabilityCount: offer?.capabilityCount ?? 0,
      };
    });
  }

  private async names(kind: 'sector'): Promise<Map<string, string[]>> {
    const terms = await this.taxonomy.of(kind);
    return new Map(terms.map((term) => [term.code, [term.zh, term.en]]));
  }
}
