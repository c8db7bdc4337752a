import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, type MemberRole } from '../../platform/http/actor.js';
import {
  memberAdded,
  organisationApproved,
  organisationRegistered,
  userRegistered,
} from './identity.events.js';
import { hashPassword } from './passwords.js';
import type { PlatformRole } from './sessions.schemas.js';

export interface AccountToEnsure {
  readonly email: string;
  /** Given: becomes the password. Left out: an existing account keeps its own. */
  readonly password?: string;
  readonly displayName: string;
  readonly roles?: readonly PlatformRole[];
  readonly membership?: { readonly organisationId: string; readonly role: MemberRole };
}

export interface OrganisationToEnsure {
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'government' | 'enterprise' | 'healthcare' | 'research' | 'park';
  /** Of a Chinese organisation; all others have a country and a registration number. */
  readonly creditCode?: string;
  readonly country?: string;
  readonly registrationNumber?: string;
  readonly district?: string;
  readonly park?: string;
  readonly intro?: string;
  readonly website?: string;
  readonly publishes: boolean;
  readonly supplies: boolean;
  readonly teamSize?: number;
  readonly founded?: number;
}

/** Accounts made by commands rather than by people: demonstration data and the first administrator. */
@Injectable()
export class AccountsService {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  /** Makes the account unless it is there, and adds what it lacks. @returns the user's id */
  async ensureAccount(account: AccountToEnsure): Promise<string> {
    const hash = account.password === undefined ? null : await hashPassword(account.password);
    return this.transactions.run(systemActor(), async (tx) => {
      const userId = await this.upsertUser(tx, account, hash);
      await tx.query(
        `insert into user_roles (user_id, role) select $1, unnest($2::text[]) on conflict do nothing`,
        [userId, account.roles ?? []],
      );
      if (account.membership) await this.join(tx, userId, account.membership);
      return userId;
    });
  }

  private async upsertUser(tx: Tx, account: AccountToEnsure, hash: string | null): Promise<string> {
    const [user] = await tx.query<{ id: string; isNew: boolean }>(
      // Whoever runs a command on the server vouches for the address.
      `insert into users (id, email, display_name, password_hash, email_proved_at)
       values ($1, lower($2), $3, $4, app_now())
       on conflict (email) do update set display_name = excluded.display_name,
         email_proved_at = coalesce(users.email_proved_at, excluded.email_proved_at),
         password_hash = coalesce(excluded.password_hash, users.password_hash)
       returning id, xmax = 0 as "isNew"`,
      [uuidv7(), account.email, account.displayName, hash],
    );
    if (!user) throw new Error('an upsert returns its row');
    // A password set by a command ends what somebody else may have opened under this address.
    if (hash && !user.isNew) await tx.query('delete from sessions where user_id = $1', [user.id]);
    if (user.isNew) await tx.record(userRegistered, { type: 'user', id: user.id }, {});
    return user.id;
  }

  private async join(tx: Tx, userId: string, to: { organisationId: string; role: MemberRole }) {
    const added = await tx.query(
      `insert into memberships (organisation_id, user_id, role) values ($1, $2, $3)
       on conflict do nothing returning role`,
      [to.organisationId, userId, to.role],
    );
    const subject = {
      type: 'organisation',
      id: to.organisationId,
      organisationId: to.organisationId,
    };
    if (added.length) await tx.record(memberAdded, subject, { userId, role: to.role });
  }

  /**
   * Makes an approved demonstration organisation unless its credit code is there. The caller marks the
   * name 示例; the code must come from the range that is not handed out (see seed).
   * @returns the organisation's id
   */
  async ensureDemoOrganisation(input: OrganisationToEnsure): Promise<string> {
    return this.transactions.run(systemActor(), async (tx) => {
      const id = uuidv7();
      const rows = await tx.query<{ id: string }>(
        `insert into organisations (id, name, short_name, kind, credit_code, district, park, intro, website,
           publishes, supplies, team_size, founded, country, registration_number, state, demo)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'approved', true)
         on conflict do nothing returning id`,
        [
          id,
          input.name,
          input.shortName,
          input.kind,
          input.creditCode ?? null,
          input.district ?? null,
          input.park ?? null,
          input.intro ?? '',
          input.website ?? null,
          input.publishes,
          input.supplies,
          input.teamSize ?? null,
          input.founded ?? null,
          input.country ?? 'CN',
          input.registrationNumber ?? null,
        ],
      );
      if (!rows[0]) return this.idOfCode(tx, input);
      const subject = { type: 'organisation', id, organisationId: id };
      await tx.record(organisationRegistered, subject, {
        kind: input.kind,
        country: input.country ?? 'CN',
        demo: true,
      });
      await tx.record(organisationApproved, subject, {});
      return id;
    });
  }

  private async idOfCode(tx: Tx, input: OrganisationToEnsure): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `select id from organisations where state <> 'rejected'
         and (credit_code = $1 or (country = $2 and registration_number = $3))`,
      [input.creditCode ?? null, input.country ?? 'CN', input.registrationNumber ?? null],
    );
    if (!row) throw new Error(`organisation ${input.name} vanished`);
    return row.id;
  }
}
