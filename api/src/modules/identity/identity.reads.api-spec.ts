import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  anOrganisation,
  aCreditCode,
} from '../../../test/factories/identity.js';
import { AccountsService } from './accounts.service.js';
import { IdentityReads } from './identity.reads.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

describe('identity reads', () => {
  it('answer what modules above ask', async () => {
    const reads = app.nest.get(IdentityReads);
    const owner = await aMember(app, { name: '示例问答机构', district: 'huli' });
    const id = owner.organisationId;
    const editor = await anAccount(app, { organisationId: id, role: 'editor' });
    const viewer = await anAccount(app, { organisationId: id, role: 'viewer' });
    const matchmaker = await anAccount(app, { roles: ['matchmaker'] });
    const pending = await anOrganisation(app, { state: 'pending' });
    expect(await reads.organisation(id)).toMatchObject({ name: '示例问答机构', district: 'huli' });
    expect(await reads.organisations([id, id, pending])).toHaveLength(2);
    expect(await reads.isApproved(id)).toBe(true);
    expect(await reads.isApproved(pending)).toBe(false);
    const emails = (people: { email: string }[]) => people.map((p) => p.email).sort();
    expect(emails(await reads.membersOf(id))).toEqual([owner.email, editor.email].sort());
    expect(emails(await reads.membersOf(id, ['viewer']))).toEqual([viewer.email]);
    expect(emails(await reads.holdersOf('matchmaker'))).toEqual([matchmaker.email]);
    expect(await reads.contactOf(id, viewer.userId)).toMatchObject({
      ...{ email: viewer.email, own: true },
    });
    expect(await reads.contactOf(id, matchmaker.userId)).toMatchObject({
      ...{ email: owner.email, own: false },
    });
    expect(await reads.contactOf(pending, viewer.userId)).toBeNull();
    expect([...(await reads.namesOf([viewer.userId])).keys()]).toEqual([viewer.userId]);
  });
});

describe('organisation documents', () => {
  it('hold public fields of approved organisations only', async () => {
    const owner = await aMember(app, { name: '示例文档机构', intro: '港口调度', demo: true });
    const id = owner.organisationId;
    const pending = await anOrganisation(app, { state: 'pending' });
    const [document, ...others] = await app.nest.get(IdentityReads).documents([id, pending]);
    expect(others).toEqual([]);
    expect(document).toMatchObject({
      id,
      title: '示例文档机构',
      summary: '港口调度',
      kind: 'enterprise',
      districts: ['siming'],
      sides: ['demand', 'supply'],
      demo: true,
      rank: 1,
    });
    expect(typeof document?.publishedAt).toBe('number');
    expect(JSON.stringify(document)).not.toContain('@');
  });
  it('come in batches for a rebuild', async () => {
    for (let i = 0; i < 5; i++) await anOrganisation(app);
    const [count] = await app.source.query<{ n: number }[]>(
      `select count(*) as n from organisations where state = 'approved'`,
    );
    const ids: string[] = [];
    const reads = app.nest.get(IdentityReads);
    for (let after: string | null = null; ;) {
      const batch = await reads.documentBatch(after, 2);
      ids.push(...batch.map((document) => document.id));
      after = batch.at(-1)?.id ?? null;
      if (after === null) break;
      expect(batch.length).toBeLessThanOrEqual(2);
    }
    expect(new Set(ids).size).toBe(count?.n);
  });
});

describe('accounts made by commands', () => {
  it('are there once, however often they are asked for', async () => {
    const accounts = app.nest.get(AccountsService);
    const wanted = {
      name: '示例种子机构',
      shortName: '种子',
      kind: 'research' as const,
      creditCode: aCreditCode(),
      publishes: true,
      supplies: true,
    };
    const organisationId = await accounts.ensureDemoOrganisation(wanted);
    expect(await accounts.ensureDemoOrganisation(wanted)).toBe(organisationId);
    expect(await app.eventsOf(organisationId)).toEqual([
      'organisation.registered',
      'organisation.approved',
    ]);
    const account = {
      email: 'Publisher@demo.example',
      password: 'demo',
      displayName: '示例发布方',
      roles: ['evaluator'] as const,
      membership: { organisationId, role: 'owner' as const },
    };
    const userId = await accounts.ensureAccount(account);
    const { email, displayName } = account;
    expect(await accounts.ensureAccount({ email, displayName })).toBe(userId);
    expect(await app.eventsOf(userId)).toEqual(['user.registered']);
    const session = await app.request('POST', '/session', {
      body: { email: 'publisher@demo.example', password: 'demo' },
    });
    expect(session.body).toMatchObject({
      roles: ['evaluator'],
      memberships: [{ organisationId, role: 'owner', demo: true }],
    });
  });
});
