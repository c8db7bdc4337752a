import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { ScenarioCard } from './scenario-answers.schemas.js';
import type { Contact } from './scenario-completeness.js';
import { contentOf } from './scenario-content.js';
import type { ContentValues, ScenarioState } from './scenario-fields.schemas.js';
import {
  approvedOwnerSql,
  cardOf,
  readContact,
  scenarioRowSql,
  type ScenarioRow,
} from './scenario-rows.queries.js';
import { effectiveStateSql } from './scenario.lifecycle.js';

/** The one write a higher module may ask for: publishing a list opens its approved scenarios. */
export abstract class ScenarioPublishing {
  /**
   * Opens the approved ones in the caller's transaction; open ones stay as they are.
   * @throws AppError for any other state: `request.action-not-allowed`, `scenario.deadline-passed`
   */
  abstract openForList(tx: Tx, ids: readonly string[], listId: string): Promise<void>;
}

/** Who holds a scenario and where it stands; enough to decide on access. */
export interface ScenarioHead {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  /** Effective at the moment of the read. */
  readonly state: ScenarioState;
  readonly demo: boolean;
  readonly procedure: ContentValues['procedure'];
  readonly deadline: Date | null;
  readonly publishedVersion: number;
  /** Whether anybody may read it. */
  readonly public: boolean;
}

/** The non-personal fields of a scenario, for the matching engine. */
export interface ScenarioProfile extends ScenarioHead {
  readonly content: ContentValues;
  readonly publishedAt: Date | null;
}

/** What a pairing needs to know of its scenario. */
export interface ScenarioPairingFacts {
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
  readonly state: ScenarioState;
  readonly demo: boolean;
  readonly sectors: readonly string[];
  readonly districts: readonly string[];
  /** Whether anybody may read it. */
  readonly visible: boolean;
  /** Taken by bids and between opening and award: equal treatment, no conversation (design §3). */
  readonly sealedProcedure: boolean;
}

const betweenOpeningAndAward: ReadonlySet<ScenarioState> = new Set<ScenarioState>([
  ...(['open', 'closed', 'evaluating', 'standstill'] as const),
]);

/** The public view of a scenario, for the answers of other modules. */
export { scenarioCard, type ScenarioCard } from './scenario-answers.schemas.js';

type Reader = Pick<EntityManager, 'query'>;

const headSql = `select s.id, s.version, s.title, s.organisation_id as "organisationId", o.name as "organisationName",
    ${effectiveStateSql('s')} as state, s.demo, s.procedure, s.deadline,
    s.published_version as "publishedVersion", s.published_at is not null as public
  from scenarios s join organisations o on o.id = s.organisation_id`;

/** Narrow questions of other modules. None answers with personal data but `contactOf`. */
@Injectable()
export class ScenarioReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Null when there is no such scenario. Give `tx.manager` to read inside a transaction. */
  async head(id: string, reader: Reader = this.source): Promise<ScenarioHead | null> {
    return (await this.heads([id], reader))[0] ?? null;
  }

  async heads(ids: readonly string[], reader: Reader = this.source): Promise<ScenarioHead[]> {
    return reader.query<ScenarioHead[]>(`${headSql} where s.id = any($1::uuid[])`, [ids]);
  }

  /** The publishing organisation, or null. */
  async ownerOf(id: string): Promise<string | null> {
    return (await this.head(id))?.organisationId ?? null;
  }

  /** Whether it takes answers at this moment. */
  async isOpen(id: string, reader: Reader = this.source): Promise<boolean> {
    return (await this.head(id, reader))?.state === 'open';
  }

  /** Public cards of those among the ids that anybody may read, in the order of the ids. */
  async publicRows(ids: readonly string[]): Promise<ScenarioCard[]> {
    const rows = await this.source.query<ScenarioRow[]>(
      `${scenarioRowSql} where s.id = any($1::uuid[]) and s.published_at is not null`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, cardOf(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Profiles for matching: of the ids given, published or not; the caller decides who sees what. */
  async profiles(ids: readonly string[], reader: Reader = this.source): Promise<ScenarioProfile[]> {
    const rows = await reader.query<ScenarioRow[]>(
      `${scenarioRowSql} where s.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(profileOf);
  }

  /** In any order; ids that lead nowhere are missing. Give `tx.manager` to read inside a transaction. */
  async pairingFacts(
    ids: readonly string[],
    reader: Reader = this.source,
  ): Promise<ScenarioPairingFacts[]> {
    const rows = await this.profiles(ids, reader);
    return rows.map(({ id, title, organisationId, state, demo, procedure, content, ...row }) => ({
      ...{ id, title, organisationId, state, demo, visible: row.public },
      ...{ sectors: content.sectors, districts: content.districts },
      sealedProcedure: procedure === 'bids' && betweenOpeningAndAward.has(state),
    }));
  }

  /**
   * All scenarios that can be matched from the public side (open and intents of approved organisations), in id order.
   * @param after the last id of the batch before; null starts
   */
  async matchable(after: string | null, limit = 1000): Promise<ScenarioProfile[]> {
    const rows = await this.source.query<ScenarioRow[]>(
      `${scenarioRowSql} where s.published_at is not null and ${approvedOwnerSql} and ${effectiveStateSql('s')} in ('open', 'intent')
         and ($1::uuid is null or s.id > $1) order by s.id limit $2`,
      [after, limit],
    );
    return rows.map(profileOf);
  }

  /** Ids of an organisation's scenarios, newest first. */
  async idsOf(organisationId: string): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      'select id from scenarios where organisation_id = $1 order by created_at desc, id desc',
      [organisationId],
    );
    return rows.map((row) => row.id);
  }

  /** Published content of one version, as it was frozen; null when there is none. */
  async version(
    id: string,
    n: number,
    reader: Reader = this.source,
  ): Promise<{ content: ContentValues; hash: string } | null> {
    const rows = await reader.query<{ content: ContentValues; hash: string }[]>(
      'select content, hash from scenario_versions where scenario_id = $1 and n = $2',
      [id, n],
    );
    return rows[0] ?? null;
  }

  /**
   * Personal data: only for a release after both sides said yes, with the consent recorded there. Null
   * when none is given or it was erased.
   */
  async contactOf(id: string, reader: Reader = this.source): Promise<Contact | null> {
    const contact = await readContact(reader, id);
    return contact.name || contact.email ? contact : null;
  }
}

function profileOf(row: ScenarioRow): ScenarioProfile {
  return {
    ...{ id: row.id, version: row.version, title: row.title, state: row.state, demo: row.demo },
    ...{ organisationId: row.organisationId, organisationName: row.organisationName },
    ...{ procedure: row.procedure, deadline: row.deadline, publishedAt: row.publishedAt },
    ...{ publishedVersion: row.publishedVersion, public: row.publishedAt !== null },
    content: contentOf(row),
  };
}
