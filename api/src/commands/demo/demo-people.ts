import { randomBytes } from 'node:crypto';
import type {
  AccountsService,
  OrganisationToEnsure,
} from '../../modules/identity/accounts.service.js';
import { creditCodeFor } from '../../modules/identity/credit-code.js';
import type { PlatformRole } from '../../modules/identity/sessions.schemas.js';
import { actorOf, type Cast } from './actors.js';
import { seedRows } from './files.js';

interface OrganisationRow {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationToEnsure['kind'];
  readonly district: string | null;
  readonly park: string | null;
  readonly country: string;
  readonly registrationNumber?: string;
  readonly teamSize?: number;
  readonly founded?: number;
  readonly intro: string;
}
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

/** Accounts of design §5: name → platform roles, or the organisation it owns. */
const people: readonly {
  name: string;
  title: string;
  roles?: readonly PlatformRole[];
  owns?: string;
}[] = [
  { name: 'publisher', title: '示例·发布方', owns: 'pub-industry' },
  { name: 'supplier', title: '示例·供给方一', owns: 'sup-1' },
  { name: 'supplier2', title: '示例·供给方二', owns: 'sup-2' },
  { name: 'supplier3', title: '示例·供给方三', owns: 'sup-3' },
  { name: 'matchmaker', title: '示例·撮合员', roles: ['matchmaker'] },
  { name: 'reviewer', title: '示例·审核员', roles: ['reviewer'] },
  { name: 'evaluator', title: '示例·评审专家一', roles: ['evaluator'] },
  { name: 'evaluator2', title: '示例·评审专家二', roles: ['evaluator'] },
  { name: 'officer', title: '示例·开标员一', roles: ['officer'] },
  { name: 'officer2', title: '示例·开标员二', roles: ['officer'] },
  { name: 'officer3', title: '示例·开标员三', roles: ['officer'] },
  { name: 'auditor', title: '示例·监察员', roles: ['auditor'] },
  { name: 'admin', title: '示例·管理员', roles: ['admin', 'reviewer'] },
];

const prefixes: Readonly<Record<OrganisationToEnsure['kind'], string>> = {
  government: '11',
  healthcare: '12',
  research: '12',
  park: '12',
  enterprise: '91',
};

/** Makes the demonstration's organisations and accounts. @returns the cast, and the passwords made */
export async function makePeople(
  accounts: AccountsService,
  password: string,
): Promise<{ cast: Cast; made: DemoAccount[] }> {
  const organisations = new Map<string, string>();
  const publishers = seedRows<OrganisationRow>('demo-organisations.json');
  const suppliers = seedRows<OrganisationRow>('demo-suppliers.json');
  for (const [index, row] of [...publishers, ...suppliers].entries())
    organisations.set(
      row.key,
      await makeOrganisation(accounts, row, { index, publishes: index < publishers.length }),
    );
  const owners = new Map<string, Cast['reviewer']>();
  for (const [key, organisationId] of organisations) {
    const userId = await accounts.ensureAccount({
      email: `${key}@demo.example`,
      displayName: `示例·${key} 联系人`,
      membership: { organisationId, role: 'owner' },
    });
    owners.set(key, actorOf(userId, { organisationId }));
  }
  const made: DemoAccount[] = [];
  const actors = new Map<string, Cast['reviewer']>();
  for (const person of people) {
    const account = {
      email: `${person.name}@demo.example`,
      password: password || randomBytes(9).toString('base64url'),
    };
    const organisationId = person.owns ? organisations.get(person.owns) : undefined;
    const userId = await accounts.ensureAccount({
      ...account,
      displayName: person.title,
      roles: person.roles ?? [],
      ...(organisationId ? { membership: { organisationId, role: 'owner' } } : {}),
    });
    actors.set(
      person.name,
      actorOf(userId, { roles: person.roles ?? [], ...(organisationId ? { organisationId } : {}) }),
    );
    made.push(account);
  }
  const need = (name: string) => actors.get(name) ?? actorOf(name);
  return {
    cast: {
      ...{ organisations, owners, people: actors },
      ...{ reviewer: need('reviewer'), matchmaker: need('matchmaker') },
    },
    made,
  };
}

function makeOrganisation(
  accounts: AccountsService,
  row: OrganisationRow,
  given: { index: number; publishes: boolean },
): Promise<string> {
  const chinese = row.country === 'CN';
  // Region 350299 is not handed out, so the code can belong to no real body; its check digits are right.
  const body = `DEM${String(given.index).padStart(5, '0')}`;
  return accounts.ensureDemoOrganisation({
    name: row.name,
    shortName: row.name.replace('示例·', '').slice(0, 12),
    kind: row.kind,
    ...(chinese
      ? { creditCode: creditCodeFor(prefixes[row.kind], '350299', body) }
      : { country: row.country, registrationNumber: row.registrationNumber ?? `DEMO-${row.key}` }),
    ...(row.district ? { district: row.district } : {}),
    ...(row.park ? { park: row.park } : {}),
    intro: row.intro,
    publishes: given.publishes,
    supplies: !given.publishes,
    ...(row.teamSize ? { teamSize: row.teamSize } : {}),
    ...(row.founded ? { founded: row.founded } : {}),
  });
}
