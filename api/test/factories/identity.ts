import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../src/platform/config.js';
import { newSessionToken } from '../../src/platform/http/session-token.js';
import { sessionCookie } from '../../src/platform/http/rate-limit-key.js';
import type { MemberRole } from '../../src/platform/http/actor.js';
import { creditCodeFor } from '../../src/modules/identity/credit-code.js';
import type { PlatformRole } from '../../src/modules/identity/sessions.schemas.js';
import { tokenHash } from '../../src/modules/identity/tokens.js';
import type { TestApp } from '../app.js';

interface OrganisationRow {
  name: string;
  shortName: string;
  kind: string;
  district: string | null;
  park: string | null;
  intro: string;
  publishes: boolean;
  supplies: boolean;
  teamSize: number | null;
  state: 'pending' | 'approved' | 'rejected' | 'suspended';
  demo: boolean;
}

let serial = 0;

/** A credit code that nobody else in this test run has. */
export const aCreditCode = (): string =>
  creditCodeFor('91', '350203', `T${String(++serial).padStart(7, '0')}`);

/** An organisation, approved unless said otherwise. @returns its id */
export async function anOrganisation(
  app: TestApp,
  given: Partial<OrganisationRow> = {},
): Promise<string> {
  const id = uuidv7();
  const creditCode = aCreditCode();
  const row: OrganisationRow = {
    name: `示例机构${serial}`,
    shortName: `示例${serial}`,
    kind: 'enterprise',
    district: 'siming',
    park: null,
    intro: '',
    publishes: true,
    supplies: true,
    teamSize: null,
    state: 'approved',
    demo: false,
    ...given,
  };
  await app.source.query(
    `insert into organisations (id, name, short_name, kind, credit_code, district, park, intro, publishes,
       supplies, team_size, state, demo)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      row.name,
      row.shortName,
      row.kind,
      creditCode,
      row.district,
      row.park,
      row.intro,
      row.publishes,
      row.supplies,
      row.teamSize,
      row.state,
      row.demo,
    ],
  );
  return id;
}

export interface TestAccount {
  readonly userId: string;
  readonly email: string;
  /** The session cookie, ready for `app.request(…, { cookie })`. */
  readonly cookie: string;
  /** Where the account belongs, when it was made as a member. */
  readonly organisationId: string;
}

interface AccountOptions {
  readonly email?: string;
  readonly displayName?: string;
  readonly roles?: readonly PlatformRole[];
  readonly organisationId?: string;
  readonly role?: MemberRole;
  /** Whether the mail address is proved; it is, unless said otherwise. */
  readonly proved?: boolean;
}

/** A signed-in account without a password, member of `organisationId` (owner unless said otherwise). */
export async function anAccount(app: TestApp, options: AccountOptions = {}): Promise<TestAccount> {
  const userId = uuidv7();
  const email = options.email ?? `person${++serial}@test.example`;
  await app.source.query(
    `insert into users (id, email, display_name, email_proved_at)
     values ($1, $2, $3, case when $4 then app_now() end)`,
    [userId, email, options.displayName ?? `示例人员${serial}`, options.proved ?? true],
  );
  await app.source.query('insert into user_roles (user_id, role) select $1, unnest($2::text[])', [
    userId,
    options.roles ?? [],
  ]);
  if (options.organisationId)
    await app.source.query(
      'insert into memberships (organisation_id, user_id, role) values ($1, $2, $3)',
      [options.organisationId, userId, options.role ?? 'owner'],
    );
  return {
    userId,
    email,
    cookie: await signedIn(app, userId),
    organisationId: options.organisationId ?? '',
  };
}

/** An owner (or another member) of a new approved organisation. */
export async function aMember(
  app: TestApp,
  organisation: Partial<OrganisationRow> = {},
  options: AccountOptions = {},
): Promise<TestAccount> {
  return anAccount(app, { ...options, organisationId: await anOrganisation(app, organisation) });
}

/** A new session of the user, e.g. after the clock moved past the old one. @returns the cookie */
export async function signedIn(app: TestApp, userId: string): Promise<string> {
  const token = newSessionToken(app.nest.get<Config>(CONFIG).APP_SECRET);
  await app.source.query(
    `insert into sessions (id, user_id, token_hash, expires_at)
     values ($1, $2, $3, app_now() + interval '30 days')`,
    [uuidv7(), userId, tokenHash(token)],
  );
  return `${sessionCookie}=${token}`;
}
