import { startTestApp, type TestApp } from '../../../test/app.js';
import { aCreditCode, aMember, anAccount } from '../../../test/factories/identity.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { IdentityReads } from './identity.reads.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

const password = 'a long enough one';
let serial = 0;

/** Somebody new with a pending organisation, signed in; the mails they were sent so far. */
async function aNewcomer(language: 'zh-CN' | 'en' = 'zh-CN') {
  const email = `new${++serial}@test.example`;
  const organisation = {
    ...{ name: `示例新机构${serial}`, shortName: '示例', kind: 'enterprise' },
    ...{ creditCode: aCreditCode(), publishes: true, supplies: true },
  };
  const user = { email, displayName: '示例负责人', password, language };
  const { body } = await app.request('POST', '/registrations', { body: { organisation, user } });
  const signedIn = await app.request('POST', '/session', { body: { email, password } });
  const [cookie = ''] = String(signedIn.headers['set-cookie']).split(';');
  return { ...(body as { userId: string; organisationId: string }), email, cookie };
}

const mailsTo = (email: string) =>
  app.source.query<{ subject: string; body: string }[]>(
    'select subject, body from mails where recipient = $1 order by id',
    [email],
  );
const linkIn = (body = '') => /\/(mail-proofs|password-resets)\/([\w-]{43})/.exec(body)?.[2] ?? '';
const prove = (token: string) => app.request('POST', `/mail-proofs/${token}`);
const whoIs = async (cookie: string) => (await app.request('GET', '/session', { cookie })).body;

describe('a new account', () => {
  it('is sent one link in its language, and proves its address by it', async () => {
    const newcomer = await aNewcomer('en');
    const [mail, ...more] = await mailsTo(newcomer.email);
    expect([mail?.subject, more]).toEqual(['Confirm your mail address', []]);
    const before = await whoIs(newcomer.cookie);
    expect(before.user.emailProved).toBe(false);
    expect(before.actions).toContain('prove-mail');
    const token = linkIn(mail?.body);
    const stored = await app.source.query('select token_hash from mail_proofs');
    expect(JSON.stringify(stored)).not.toContain(token);

    expect((await prove(token)).status).toBe(204);
    const after = await whoIs(newcomer.cookie);
    expect(after.user.emailProved).toBe(true);
    expect(after.actions).not.toContain('prove-mail');
    // Mail programs open links twice.
    expect((await prove(token)).status).toBe(204);
    expect(await app.eventsOf(newcomer.userId)).toEqual([
      ...['user.registered', 'session.opened', 'user.mail-proved'],
    ]);
  });

  it('is refused a link that is wrong or older than three days', async () => {
    const newcomer = await aNewcomer();
    expect((await prove('x'.repeat(43))).body.code).toBe('mail-proof.not-found');
    expect((await prove('short')).status).toBe(404);
    const [mail] = await mailsTo(newcomer.email);
    await app.source.query(`update mail_proofs set expires_at = app_now() where user_id = $1`, [
      newcomer.userId,
    ]);
    const late = await prove(linkIn(mail?.body));
    expect([late.status, late.body.code]).toEqual([404, 'mail-proof.not-found']);
  });

  it('may ask for another link, a few times an hour, until it has proved its address', async () => {
    const newcomer = await aNewcomer();
    const again = (cookie?: string) =>
      app.request('POST', '/mail-proofs', cookie ? { cookie } : {});
    expect((await again()).status).toBe(401);
    expect((await again(newcomer.cookie)).status).toBe(204);
    const mails = await mailsTo(newcomer.email);
    expect(mails.map((mail) => mail.subject)).toEqual(['请确认您的邮箱', '请确认您的邮箱']);
    expect((await prove(linkIn(mails[1]?.body))).status).toBe(204);
    const needless = await again(newcomer.cookie);
    expect([needless.status, needless.body.code]).toEqual([409, 'mail-proof.not-needed']);
    const other = await aNewcomer();
    const answers: number[] = [];
    for (let i = 0; i < 4; i++) answers.push((await again(other.cookie)).status);
    expect(answers).toEqual([204, 204, 204, 429]);
  });
});

describe('an address that is not proved', () => {
  it('is given no platform role, and one given earlier does not count', async () => {
    const admin = await anAccount(app, { roles: ['admin'] });
    const newcomer = await aNewcomer();
    const grant = await app.request('PUT', `/users/${newcomer.userId}/roles`, {
      cookie: admin.cookie,
      body: { roles: ['reviewer'] },
    });
    expect([grant.status, grant.body.code]).toEqual([409, 'mail-proof.holder-needed']);
    const unproved = await anAccount(app, { roles: ['admin'], proved: false });
    expect((await app.request('GET', '/users', { cookie: unproved.cookie })).status).toBe(403);
    expect((await whoIs(unproved.cookie)).roles).toEqual([]);
    const holders = await app.nest.get(IdentityReads).holdersOf('admin');
    expect(holders.map(({ userId }) => userId)).not.toContain(unproved.userId);
  });

  it('keeps its organisation waiting; once proved it is approved and told', async () => {
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    const newcomer = await aNewcomer();
    const approve = () =>
      app.request('POST', `/organisations/${newcomer.organisationId}/reviews`, {
        cookie: reviewer.cookie,
        body: { decision: 'approve' },
      });
    const queued = async () => {
      const queue = await app.request('GET', '/registrations?limit=100', {
        cookie: reviewer.cookie,
      });
      return (queue.body.items as { id: string; actions: string[]; ownerProved: boolean }[]).find(
        ({ id }) => id === newcomer.organisationId,
      );
    };
    expect(await queued()).toMatchObject({ ownerProved: false, actions: ['reject'] });
    const refused = await approve();
    expect([refused.status, refused.body.code]).toEqual([409, 'mail-proof.owner-needed']);
    const [mail] = await mailsTo(newcomer.email);
    await prove(linkIn(mail?.body));
    expect(await queued()).toMatchObject({ ownerProved: true, actions: ['approve', 'reject'] });
    expect((await approve()).body.state).toBe('approved');
    expect((await mailsTo(newcomer.email)).map((one) => one.subject)).toEqual([
      ...['请确认您的邮箱', '机构审核结果'],
    ]);
  });

  it('is sent nothing but the proof, also when its organisation is refused', async () => {
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    const newcomer = await aNewcomer();
    const rejected = await app.request(
      'POST',
      `/organisations/${newcomer.organisationId}/reviews`,
      {
        cookie: reviewer.cookie,
        body: { decision: 'reject', note: '名称与代码不符' },
      },
    );
    expect(rejected.status).toBe(201);
    expect((await mailsTo(newcomer.email)).map((one) => one.subject)).toEqual(['请确认您的邮箱']);
    const members = await app.nest.get(IdentityReads).membersOf(newcomer.organisationId);
    expect(members).toEqual([]);
  });

  it('gives the code of its organisation back after two weeks', async () => {
    const squatter = await aNewcomer();
    const honest = await aNewcomer();
    await prove(linkIn((await mailsTo(honest.email))[0]?.body));
    const expire = async () => {
      await app.nest.get(Jobs).runNow('identity.withdraw-unproved');
      return app.source.query<{ id: string; state: string }[]>(
        'select id, state from organisations where id = any($1) order by id',
        [[squatter.organisationId, honest.organisationId]],
      );
    };
    expect((await expire()).map(({ state }) => state)).toEqual(['pending', 'pending']);
    await app.shiftClock('15 days');
    expect(await expire()).toEqual([
      { id: squatter.organisationId, state: 'rejected' },
      { id: honest.organisationId, state: 'pending' },
    ]);
    expect(await app.eventsOf(squatter.organisationId)).toContain('organisation.rejected');
    await app.shiftClock('-15 days');
  });

  it('is given two weeks from the last link or resubmission, and all the time where no link was sent', async () => {
    const [never, again, edited] = [await aNewcomer(), await aNewcomer(), await aNewcomer()];
    await app.source.query('delete from mail_proofs where user_id = $1', [never.userId]);
    const at = (days: number) => `app_now() - interval '${days} days'`;
    const ids = [never, again, edited].map((one) => one.organisationId);
    await app.source.query(
      `update organisations set created_at = ${at(30)}, updated_at = ${at(30)} where id = any($1)`,
      [ids],
    );
    await app.source.query(`update mail_proofs set created_at = ${at(30)} where user_id = $1`, [
      edited.userId,
    ]);
    await app.source.query('update organisations set updated_at = app_now() where id = $1', [
      edited.organisationId,
    ]);
    await app.nest.get(Jobs).runNow('identity.withdraw-unproved');
    const rows = await app.source.query<{ state: string }[]>(
      'select state from organisations where id = any($1)',
      [ids],
    );
    expect(rows.map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
  });

  it('sends no invitations to others', async () => {
    const newcomer = await aNewcomer();
    const invited = await app.request(
      'POST',
      `/organisations/${newcomer.organisationId}/invitations`,
      {
        cookie: newcomer.cookie,
        body: { email: 'stranger@test.example', role: 'editor' },
      },
    );
    expect([invited.status, invited.body.code]).toEqual([409, 'mail-proof.needed']);
    expect(await mailsTo('stranger@test.example')).toEqual([]);
  });

  it('is proved by a new password set through the mail, which says so, and ends a squatter’s sessions', async () => {
    const newcomer = await aNewcomer();
    await app.request('POST', '/password-resets', { body: { email: newcomer.email } });
    const mail = (await mailsTo(newcomer.email))[1];
    expect(mail?.subject).toBe('确认邮箱并重设密码');
    const body = { password: 'another long one' };
    const reset = await app.request('POST', `/password-resets/${linkIn(mail?.body)}`, { body });
    expect(reset.status).toBe(204);
    expect((await whoIs(newcomer.cookie)).user).toBeNull();
    const signedIn = await app.request('POST', '/session', {
      body: { email: newcomer.email, ...body },
    });
    expect(signedIn.body.user.emailProved).toBe(true);
  });

  it('is proved by the invitation that it accepts', async () => {
    const owner = await aMember(app);
    const email = `invited${++serial}@test.example`;
    await app.request('POST', `/organisations/${owner.organisationId}/invitations`, {
      cookie: owner.cookie,
      body: { email, role: 'editor' },
    });
    const [mail] = await mailsTo(email);
    const token = /\/invitations\/([\w-]{43})/.exec(mail?.body ?? '')?.[1] ?? '';
    const account = { displayName: '示例同事', password };
    const { body } = await app.request('POST', `/invitations/${token}/acceptances`, {
      body: { account },
    });
    expect(await app.eventsOf(body.userId)).toContain('user.mail-proved');
    expect((await mailsTo(email)).length).toBe(1);
  });
});
