import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, Language, MemberRole } from '../../platform/http/actor.js';
import {
  loadOrganisationDocumentBatch,
  loadOrganisationDocuments,
  type OrganisationDocumentPart,
} from './organisation.document.js';
import { organisationLifecycle, relationsTo } from './organisation.lifecycle.js';

/** What other modules may show of an organisation; never a person. */
export interface OrganisationFacts {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly district: string | null;
  readonly park: string | null;
  readonly state: string;
  readonly demo: boolean;
  readonly publishes: boolean;
  readonly supplies: boolean;
  readonly teamSize: number | null;
}

/** An organisation by all it may be recognised by in a text; 示例· marks a demonstration and is no part of a name. */
export interface NamedParty {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
}

/** Somebody to write to. For mails and released contacts only: never put it into an event or a public answer. */
export interface Person {
  readonly userId: string;
  readonly displayName: string;
  readonly email: string;
  readonly language: Language;
}

/** Answers for the modules above. */
@Injectable()
export class IdentityReads {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Facts of the organisations that exist; the order is not the given one. */
  organisations(
    ids: readonly string[],
    reader: Pick<EntityManager, 'query'> = this.source,
  ): Promise<OrganisationFacts[]> {
    return reader.query(
      `select id, name, short_name as "shortName", kind, district, park, state, demo, publishes, supplies,
         team_size as "teamSize" from organisations where id = any($1::uuid[])`,
      [[...new Set(ids)]],
    );
  }

  /** Those among the ids by name: name, short name and code, in the order of names. */
  async parties(
    ids: readonly string[],
    reader: Pick<EntityManager, 'query'> = this.source,
  ): Promise<NamedParty[]> {
    const rows: { id: string; name: string; shortName: string; code: string | null }[] =
      await reader.query(
        `select id, name, short_name as "shortName", coalesce(credit_code, registration_number) as code
         from organisations where id = any($1::uuid[]) order by name, id`,
        [[...new Set(ids)]],
      );
    return rows.map(({ id, name, shortName, code }) => ({
      ...{ id, name },
      names: [name, shortName, code ?? ''].flatMap((one) => [one, one.replace(/^示例[·・]/u, '')]),
    }));
  }

  /** Approved organisations among the ids, as cards with the reader's `actions`; the order is not the given one. */
  async organisationCards(ids: readonly string[], actor: Actor) {
    const now = new Date(0); // no row of this lifecycle looks at the time
    const rows = await this.organisations(ids);
    return rows.flatMap((row) =>
      row.state === 'approved'
        ? [
            {
              ...row,
              actions: organisationLifecycle.actions(
                { state: row.state },
                relationsTo(actor, row.id),
                now,
              ),
            },
          ]
        : [],
    );
  }

  async organisation(id: string): Promise<OrganisationFacts | null> {
    return (await this.organisations([id]))[0] ?? null;
  }

  /** Search documents of those among the ids that are public (organisation.document.ts). */
  documents(ids: readonly string[]): Promise<OrganisationDocumentPart[]> {
    return loadOrganisationDocuments(this.source, ids);
  }

  /** All search documents in id order. @param after the last id of the batch before; null starts */
  documentBatch(after: string | null, limit?: number): Promise<OrganisationDocumentPart[]> {
    return loadOrganisationDocumentBatch(this.source, after, limit);
  }

  /** Whether it has passed its review and is not suspended. Give `tx.manager` to read inside a transaction. */
  async isApproved(id: string, reader?: Pick<EntityManager, 'query'>): Promise<boolean> {
    return (await this.organisations([id], reader))[0]?.state === 'approved';
  }

  /** Members who can be written to; those who may act for the organisation unless other roles are asked. */
  membersOf(
    organisationId: string,
    roles: readonly MemberRole[] = ['owner', 'editor'],
  ): Promise<Person[]> {
    return this.source.query(
      `select u.id as "userId", u.display_name as "displayName", u.email, u.language
       from memberships m join users u on u.id = m.user_id
       where m.organisation_id = $1 and m.role = any($2) and u.email_proved_at is not null
       order by m.created_at, u.id`,
      [organisationId, roles],
    );
  }

  /** Holders of a platform role who can be written to. */
  holdersOf(role: string): Promise<Person[]> {
    return this.source.query(
      `select u.id as "userId", u.display_name as "displayName", u.email, u.language
       from user_roles r join users u on u.id = r.user_id
       where r.role = $1 and u.email_proved_at is not null order by u.id`,
      [role],
    );
  }

  /**
   * Name and work mail of a member; of an owner who can be written to where that person has left or was erased, which
   * `own` tells. Null when there is neither. Release it only by the rules of the pairing.
   */
  async contactOf(
    organisationId: string,
    userId: string,
  ): Promise<{ role: null; name: string; email: string; own: boolean } | null> {
    const [row] = await this.source.query<{ name: string; email: string; own: boolean }[]>(
      `select u.display_name as name, u.email, u.id = $2 as own
       from memberships m join users u on u.id = m.user_id
       where m.organisation_id = $1 and u.erased_at is null
         and (u.id = $2 or (m.role = 'owner' and u.email_proved_at is not null))
       order by own desc, m.created_at, u.id limit 1`,
      [organisationId, userId],
    );
    return row ? { role: null, ...row } : null;
  }

  /** Names of users for those who share a conversation with them; erased ones are called 已注销用户. */
  async namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.source.query<{ id: string; name: string }[]>(
      'select id, display_name as name from users where id = any($1::uuid[])',
      [[...new Set(userIds)]],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
