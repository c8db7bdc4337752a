import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount } from '../../../test/factories/identity.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

const unknown = '0190a0a0-0000-7000-8000-000000000000';
const membersOf = (id: string) => `/organisations/${id}/members`;
const invitationsOf = (id: string) => `/organisations/${id}/invitations`;
const call = (method: string, path: string, cookie?: string, body?: object) =>
  app.request(method, path, { ...(cookie ? { cookie } : {}), ...(body ? { body } : {}) });

async function aTeam() {
  const owner = await aMember(app);
  const organisationId = owner.organisationId;
  const editor = await anAccount(app, { organisationId, role: 'editor' });
  const viewer = await anAccount(app, { organisationId, role: 'viewer' });
  return { organisationId, owner, editor, viewer };
}
async function tokenSentTo(email: string): Promise<string> {
  const [mail] = await app.source.query<{ body: string }[]>(
    'select body from mails where recipient = $1 order by created_at desc limit 1',
    [email],
  );
  return /invitations\/([\w-]{43})/.exec(mail?.body ?? '')?.[1] ?? '';
}
async function invited(organisationId: string, cookie: string, email: string, role = 'editor') {
  const answer = await call('POST', invitationsOf(organisationId), cookie, { email, role });
  expect(answer.status).toBe(201);
  return tokenSentTo(email);
}
const accept = (token: string, cookie?: string, body: object = {}) =>
  call('POST', `/invitations/${token}/acceptances`, cookie, body);
const newcomer = { account: { displayName: '示例新人', password: 'a long enough one' } };

describe('members', () => {
  it('are seen by members and administrators only', async () => {
    const { organisationId, owner, viewer } = await aTeam();
    const stranger = await anAccount(app);
    const admin = await anAccount(app, { roles: ['admin'] });
    const path = membersOf(organisationId);
    expect((await call('GET', path)).status).toBe(401);
    expect((await call('GET', path, stranger.cookie)).status).toBe(403);
    expect((await call('GET', membersOf(unknown), owner.cookie)).status).toBe(404);
    const hidden = await aMember(app, { state: 'pending' });
    expect((await call('GET', membersOf(hidden.organisationId), stranger.cookie)).status).toBe(404);
    expect((await call('GET', path, admin.cookie)).body.total).toBe(3);
    const seen = await call('GET', `${path}?limit=2`, viewer.cookie);
    expect(seen.body).toMatchObject({ total: 3, nextCursor: expect.any(String) });
    const rest = await call('GET', `${path}?limit=2&cursor=${seen.body.nextCursor}`, viewer.cookie);
    const own = [...seen.body.items, ...rest.body.items].map((m) => [m.role, m.actions]);
    expect(own).toEqual([
      ['owner', []],
      ['editor', []],
      ['viewer', ['remove']],
    ]);
    const managed = await call('GET', path, owner.cookie);
    expect(managed.body.items[1].actions).toEqual(['change-role', 'remove']);
  });

  it('get roles from owners', async () => {
    const { organisationId, owner, editor, viewer } = await aTeam();
    const path = `${membersOf(organisationId)}/${viewer.userId}`;
    expect((await call('PATCH', path, undefined, { role: 'editor' })).status).toBe(401);
    expect((await call('PATCH', path, editor.cookie, { role: 'editor' })).status).toBe(403);
    expect((await call('PATCH', path, owner.cookie, { role: 'chief' })).status).toBe(400);
    const other = `${membersOf(organisationId)}/${unknown}`;
    expect((await call('PATCH', other, owner.cookie, { role: 'editor' })).body.code).toBe(
      'member.not-found',
    );
    expect((await call('PATCH', path, owner.cookie, { role: 'owner' })).status).toBe(204);
    expect(await app.eventsOf(organisationId)).toEqual(['member.changed']);
    // The role holds from the next request on.
    const { body } = await call('GET', '/session', viewer.cookie);
    expect(body.memberships[0].role).toBe('owner');
  });

  it('are removed by owners or leave by themselves', async () => {
    const { organisationId, owner, editor, viewer } = await aTeam();
    const of = (userId: string) => `${membersOf(organisationId)}/${userId}`;
    expect((await call('DELETE', of(viewer.userId))).status).toBe(401);
    expect((await call('DELETE', of(viewer.userId), editor.cookie)).status).toBe(403);
    expect((await call('DELETE', of(viewer.userId), owner.cookie)).status).toBe(204);
    expect((await call('DELETE', of(editor.userId), editor.cookie)).status).toBe(204);
    expect((await call('DELETE', of(editor.userId), editor.cookie)).status).toBe(404);
    expect(await app.eventsOf(organisationId)).toEqual(['member.removed', 'member.removed']);
  });

  it('always keep one owner', async () => {
    const { organisationId, owner } = await aTeam();
    const self = `${membersOf(organisationId)}/${owner.userId}`;
    const leaving = await call('DELETE', self, owner.cookie);
    expect([leaving.status, leaving.body.code]).toEqual([409, 'member.last-owner']);
    const demoted = await call('PATCH', self, owner.cookie, { role: 'editor' });
    expect(demoted.body.code).toBe('member.last-owner');
  });

  it('keep one owner when the last two leave or remove each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const owner = await aMember(app);
      const id = owner.organisationId;
      const second = await anAccount(app, { organisationId: id, role: 'owner' });
      const remove = (whom: string, cookie: string) =>
        call('DELETE', `${membersOf(id)}/${whom}`, cookie);
      const answers = await Promise.all(
        round % 2
          ? [remove(owner.userId, owner.cookie), remove(second.userId, second.cookie)]
          : [remove(second.userId, owner.cookie), remove(owner.userId, second.cookie)],
      );
      const statuses = answers.map((answer) => answer.status);
      expect(statuses.filter((status) => status === 204)).toHaveLength(1);
      const owners = await app.source.query(
        `select 1 from memberships where organisation_id = $1 and role = 'owner'`,
        [id],
      );
      expect(owners).toHaveLength(1);
    }
  });
});

describe('invitations', () => {
  it('are sent by owners, and the secret is stored nowhere but in the mail', async () => {
    const { organisationId, owner, editor } = await aTeam();
    const path = invitationsOf(organisationId);
    const body = { email: 'Guest@Test.example', role: 'viewer' };
    expect((await call('POST', path, undefined, body)).status).toBe(401);
    expect((await call('POST', path, editor.cookie, body)).status).toBe(403);
    expect((await call('POST', path, owner.cookie, { ...body, role: 'x' })).status).toBe(400);
    expect(
      (await call('POST', path, owner.cookie, { ...body, email: editor.email })).body.code,
    ).toBe('member.already');
    const token = await invited(organisationId, owner.cookie, 'guest@test.example');
    expect(token).toHaveLength(43);
    const rows = await app.source.query<{ text: string }[]>(
      'select i::text as text from invitations i',
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await app.eventsOf(organisationId)).toEqual(['user.invited']);
    const events = await app.source.query<{ text: string }[]>(
      'select e::text as text from events e',
    );
    expect(JSON.stringify(events)).not.toContain('guest@');

    expect((await call('GET', path, editor.cookie)).status).toBe(403);
    const listed = await call('GET', path, owner.cookie);
    expect(listed.body.items).toEqual([
      expect.objectContaining({ email: 'guest@test.example', role: 'editor' }),
    ]);
    expect(JSON.stringify(listed.body)).not.toContain(token);
  });

  it('make an account, a membership and a session for a newcomer', async () => {
    const { organisationId, owner } = await aTeam();
    const token = await invited(organisationId, owner.cookie, 'newcomer@test.example');
    const seen = await call('GET', `/invitations/${token}`);
    expect(seen.body).toMatchObject({
      organisation: { id: organisationId },
      email: 'newcomer@test.example',
      role: 'editor',
      hasAccount: false,
    });
    expect((await accept(token)).body.code).toBe('invitation.account-needed');
    expect((await accept(token, owner.cookie)).body.code).toBe('invitation.other-account');
    const short = { account: { displayName: 'x', password: 'short' } };
    expect((await accept(token, undefined, short)).status).toBe(400);
    const joined = await accept(token, undefined, newcomer);
    expect(joined.status).toBe(201);
    expect(joined.body).toMatchObject({ organisationId, role: 'editor' });
    const cookie = ([] as string[])
      .concat(joined.headers['set-cookie'] as string[])[0]
      ?.split(';')[0];
    const session = await call('GET', '/session', cookie);
    expect(session.body.memberships[0].organisationId).toBe(organisationId);
    expect(await app.eventsOf(organisationId)).toEqual(['user.invited', 'member.added']);
    expect((await accept(token, undefined, newcomer)).body.code).toBe('invitation.used');
    expect((await call('GET', `/invitations/${token}`)).status).toBe(404);
  });

  it('are accepted by the invited account only', async () => {
    const { organisationId, owner } = await aTeam();
    const guest = await anAccount(app);
    const stranger = await anAccount(app);
    const token = await invited(organisationId, owner.cookie, guest.email, 'viewer');
    expect((await call('GET', `/invitations/${token}`)).body.hasAccount).toBe(true);
    expect((await accept(token, undefined, newcomer)).status).toBe(401);
    expect((await accept(token, stranger.cookie)).status).toBe(403);
    const joined = await accept(token, guest.cookie);
    expect(joined.body).toEqual({ organisationId, userId: guest.userId, role: 'viewer' });
    expect(joined.headers['set-cookie']).toBeUndefined();
  });

  it('end after seven days, when taken back, and when sent anew', async () => {
    const { organisationId, owner, editor } = await aTeam();
    const first = await invited(organisationId, owner.cookie, 'often@test.example');
    const second = await invited(organisationId, owner.cookie, 'often@test.example');
    expect((await accept(first, undefined, newcomer)).status).toBe(404);
    const { body } = await call('GET', invitationsOf(organisationId), owner.cookie);
    const path = `${invitationsOf(organisationId)}/${body.items[0].id}`;
    expect((await call('DELETE', path)).status).toBe(401);
    expect((await call('DELETE', path, editor.cookie)).status).toBe(403);
    expect((await call('DELETE', path, owner.cookie)).status).toBe(204);
    expect((await call('DELETE', path, owner.cookie)).status).toBe(404);
    expect(await app.eventsOf(body.items[0].id)).toEqual(['invitation.revoked']);
    expect((await accept(second, undefined, newcomer)).status).toBe(404);
    expect((await accept('x'.repeat(43))).body.code).toBe('invitation.not-found');
    expect((await accept('nonsense')).status).toBe(404);

    const third = await invited(organisationId, owner.cookie, 'often@test.example');
    await app.shiftClock('7 days 1 second');
    expect((await call('GET', `/invitations/${third}`)).status).toBe(404);
    expect((await accept(third, undefined, newcomer)).status).toBe(404);
  });

  it('work once when accepted twice at the same moment', async () => {
    const { organisationId, owner } = await aTeam();
    const token = await invited(organisationId, owner.cookie, 'twice@test.example');
    const asNewcomer = await Promise.all([1, 2, 3].map(() => accept(token, undefined, newcomer)));
    expect(asNewcomer.map((a) => a.status).sort()).toEqual([201, 409, 409]);
    const guest = await anAccount(app);
    const other = await invited(organisationId, owner.cookie, guest.email);
    const asGuest = await Promise.all([1, 2, 3].map(() => accept(other, guest.cookie)));
    expect(asGuest.map((a) => a.status).sort()).toEqual([201, 409, 409]);
    const added = (await app.eventsOf(organisationId)).filter((type) => type === 'member.added');
    expect(added).toHaveLength(2);
  });

  it('of two organisations to one newcomer make one account', async () => {
    const one = await aTeam();
    const two = await aTeam();
    const email = 'both@test.example';
    const tokens = [
      await invited(one.organisationId, one.owner.cookie, email),
      await invited(two.organisationId, two.owner.cookie, email),
    ];
    const answers = await Promise.all(tokens.map((token) => accept(token, undefined, newcomer)));
    expect(answers.map((a) => a.status).sort()).toEqual([201, 401]);
    const users = await app.source.query('select 1 from users where email = $1', [email]);
    expect(users).toHaveLength(1);
  });
});
