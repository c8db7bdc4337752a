import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { Actor, Language } from '../../platform/http/actor.js';
import type { ScenarioCard } from './scenario-answers.schemas.js';
import type { Contact } from './scenario-completeness.js';
import { contentOf } from './scenario-content.js';
import type {
  ContentValues,
  OutcomeReason,
  ScenarioInput,
  ScenarioState,
} from './scenario-fields.schemas.js';
import {
  approvedOwnerSql,
  cardOf,
  readContact,
  scenarioRowSql,
  type ScenarioRow,
} from './scenario-rows.queries.js';
import { sealedProcedures, treatsAlike } from './scenario-procedures.js';
import { effectiveStateSql } from './scenario.lifecycle.js';

/** The one write a higher module may ask for: publishing a list opens its approved scenarios. */
export abstract class ScenarioPublishing {
  /**
   * Opens the approved ones in the caller's transaction; open ones stay as they are.
   * @throws AppError for any other state: `request.action-not-allowed`, `scenario.deadline-passed`
   */
  abstract openForList(tx: Tx, ids: readonly string[], listId: string): Promise<void>;
}

/** The other write: an answer that changes facts edits the open scenario in the same transaction. */
export abstract class ScenarioAmending {
  /**
   * Edits as the transaction's actor, under the scenario's rules.
   * @param version If-Match of the scenario as it was read
   * @returns the number of the published version that came of it; null when nothing differs
   * @throws AppError as the edit of a scenario
   */
  abstract amend(
    tx: Tx,
    id: string,
    changes: ScenarioInput,
    version: string | undefined,
  ): Promise<number | null>;

  /**
   * Makes a material version of an open scenario because of what is published beside its content; same rules, same
   * refusals. @returns the version's number
   */
  abstract amendBeside(tx: Tx, id: string, what: 'criteria'): Promise<number>;
}

/** What became of a call after its deadline: asked for by the modules that hold bids, scores and awards. */
export abstract class ScenarioOutcomes {
  /** closed → evaluating. Each of these: @throws AppError `request.action-not-allowed` from any other state. */
  abstract beginEvaluation(tx: Tx, scenarioId: string): Promise<void>;
  /** evaluating → standstill */
  abstract beginStandstill(tx: Tx, scenarioId: string): Promise<void>;
  /** standstill → evaluating: an objection was upheld. */
  abstract resumeEvaluation(tx: Tx, scenarioId: string): Promise<void>;
  /** standstill → awarded */
  abstract award(tx: Tx, scenarioId: string): Promise<void>;
  /** closed, evaluating or standstill → none_suitable, with a public coded reason. */
  abstract noneSuitable(tx: Tx, scenarioId: string, why: Unanswered): Promise<void>;
  /** closed → no_response */
  abstract noResponse(tx: Tx, scenarioId: string, why?: Unanswered): Promise<void>;
}

/** Why nobody was awarded; `note` is for publisher and reviewers, and needed with `other`. */
export interface Unanswered {
  readonly reason: OutcomeReason;
  readonly note?: string;
}

/** What modules above ask before a scenario is submitted and as it opens. */
export { ScenarioGates, type GatedScenario } from './scenario-gates.reads.js';

/** The ready text that tells of a published change, in any language: mails are not written for the actor. */
export abstract class ScenarioNotices {
  /** What version n changed against the one before; null when there is no such version. */
  abstract noticeText(
    id: string,
    n: number,
    language: Language,
  ): Promise<{ subject: string; text: string } | null>;
}
/** The builder itself, for samples. */
export { changeNoticeText } from './scenario-notice-texts.js';

/** Who holds a scenario and where it stands; enough to decide on access. */
export interface ScenarioHead {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** The title as last published: safe to show to anybody. Null when nothing ever was. */
  readonly publicTitle: string | null;
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
  /** Whether anybody may know of it: public, or an early intent that is being made into a scenario. */
  readonly known: boolean;
}

/** The non-personal fields of a scenario, for the matching engine. */
export interface ScenarioProfile extends Omit<ScenarioHead, 'publicTitle' | 'known'> {
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

/** The public view of a scenario, for the answers of other modules. */
export { scenarioCard, type ScenarioCard } from './scenario-answers.schemas.js';

/** What a procedure switches on, while when it has all treated alike, and the state that holds now, in SQL. */
export { optionsOf, sealedProcedures, treatsAlike, treatsAlikeSql } from './scenario-procedures.js';
export { effectiveStateSql } from './scenario.lifecycle.js';

/** Published scenarios as search documents; what a publisher may write, for modules whose requests change one. */
export { ScenarioDocuments } from './scenario.document.js';
export { scenarioInput, scenarioStates } from './scenario-fields.schemas.js';

type Reader = Pick<EntityManager, 'query'>;

const headSql = `select s.id, s.version, s.title,
    case when s.published_at is not null then s.title else (select v.content ->> 'title' from scenario_versions v
      where v.scenario_id = s.id and v.n = s.published_version) end as "publicTitle",
    s.organisation_id as "organisationId", o.name as "organisationName",
    ${effectiveStateSql('s')} as state, s.demo, s.procedure, s.deadline,
    s.published_version as "publishedVersion", s.published_at is not null and o.state = 'approved' as public,
    (s.published_at is not null or s.published_version > 0) and o.state = 'approved' as known
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

  /** Calls by sealed answers that closed at least so many hours ago and of which nothing has become yet. */
  async closedSince(hours: number): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `select id from scenarios where state in ('open', 'closed') and procedure = any($1)
         and deadline <= app_now() - make_interval(hours => $2) order by deadline limit 500`,
      [sealedProcedures, hours],
    );
    return rows.map(({ id }) => id);
  }

  /** The publishing organisation, or null. */
  async ownerOf(id: string): Promise<string | null> {
    return (await this.head(id))?.organisationId ?? null;
  }

  /** Whether it takes answers at this moment. */
  async isOpen(id: string, reader: Reader = this.source): Promise<boolean> {
    return (await this.head(id, reader))?.state === 'open';
  }

  /** Cards of those among the ids that anybody may read, in the order of the ids, with the reader's `actions`. */
  async publicRows(ids: readonly string[], actor: Actor): Promise<ScenarioCard[]> {
    const rows = await this.source.query<ScenarioRow[]>(
      `${scenarioRowSql} where s.id = any($1::uuid[]) and s.published_at is not null and ${approvedOwnerSql}`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, cardOf(row, actor)]));
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
      ...{ id, title, organisationId, state, demo, visible: row.publishedAt !== null },
      ...{ sectors: content.sectors, districts: content.districts },
      sealedProcedure: treatsAlike({ procedure, state }),
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

  /** When the present deadline was published; null where none is. */
  async deadlineSetAt(id: string, reader: Reader = this.source): Promise<Date | null> {
    const [row] = await reader.query<{ at: Date | null }[]>(
      `select coalesce((select min(v.at) from scenario_versions v where v.scenario_id = s.id and v.at >= s.published_at
         and (v.content ->> 'deadline')::timestamptz = s.deadline), s.published_at) as at from scenarios s where s.id = $1`,
      [id],
    );
    return row?.at ?? null;
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

  /** The published version of each, as it was frozen, in any order; those never published are missing. */
  async publishedVersions(
    ids: readonly string[],
    reader: Reader = this.source,
  ): Promise<{ id: string; n: number; content: ContentValues; hash: string }[]> {
    return reader.query(
      `select s.id, v.n, v.content, v.hash from scenarios s
       join scenario_versions v on v.scenario_id = s.id and v.n = s.published_version
       where s.id = any($1::uuid[])`,
      [ids],
    );
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
    publishedVersion: row.publishedVersion,
    public: row.publishedAt !== null && row.organisationState === 'approved',
    content: contentOf(row),
  };
}
