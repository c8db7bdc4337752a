import { createHash } from 'node:crypto';
import { startTestApp, type Answer, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aCapability } from '../../../test/factories/suppliers.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { userErased } from '../identity/identity.events.js';
import { mostEvidence } from './capability-fields.schemas.js';

let app: TestApp;
let supplier: TestAccount;
let stranger: TestAccount;
let reviewer: TestAccount;
let matchmaker: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  supplier = await aMember(app);
  stranger = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
});
afterAll(() => app.stop());

const proof = {
  kind: 'certificate',
  title: '防爆合格证',
  issuer: '示例检测所',
  number: 'EX-1',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
};
const ground = '在发证机构网站核对了编号与有效期';

async function add(cookie = supplier.cookie, body: object = proof) {
  const capabilityId = await aCapability(app, { organisationId: supplier.organisationId });
  const path = `/capabilities/${capabilityId}/evidence`;
  return { capabilityId, answer: await app.request('POST', path, { cookie, body }) };
}
const review = (id: string, body: object, cookie = reviewer.cookie, version = 1) =>
  app.request('POST', `/evidence/${id}/reviews`, {
    ...{ cookie, body },
    headers: { 'if-match': `"${version}"` },
  });
const seen = async (capabilityId: string, cookie = supplier.cookie) =>
  (await app.request('GET', `/capabilities/${capabilityId}`, { cookie })).body.evidence[0];

describe('evidence', () => {
  it('is submitted by the owner only, with a sensible validity', async () => {
    expect((await add('')).answer.status).toBe(401);
    expect((await add(stranger.cookie)).answer.status).toBe(403);
    const backwards = await add(supplier.cookie, { ...proof, validUntil: '2025-01-01' });
    expect(backwards.answer.body.errors[0]).toMatchObject({ pointer: '/validUntil' });
    expect((await add()).answer.body).toMatchObject({
      state: 'submitted',
      actions: ['edit', 'remove'],
    });
  });

  it('is so many pieces a capability at most, also of those that come at once', async () => {
    const { capabilityId } = await add();
    const more = () =>
      app.request('POST', `/capabilities/${capabilityId}/evidence`, {
        ...{ cookie: supplier.cookie, body: proof },
      });
    for (let n = 1; n < mostEvidence - 1; n++) expect((await more()).status).toBe(201);
    const last = await Promise.all([more(), more(), more()]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(last.find(({ status }) => status === 422)?.body.code).toBe('evidence.too-many');
    // The reviewers' queue of the other tests is not to begin with these.
    await app.source.query('delete from evidence where capability_id = $1', [capabilityId]);
  });

  it('holds no contact details in what becomes public', async () => {
    const leaking = { ...proof, issuer: '检测所 13800001234' };
    const { answer } = await add(supplier.cookie, leaking);
    expect([answer.status, answer.body.code]).toEqual([422, 'capability.contact-in-text']);
    expect(answer.body.errors).toMatchObject([{ pointer: '/issuer' }]);
  });

  it('is verified by a reviewer, public then, and expires with its last day', async () => {
    const { capabilityId, answer } = await add();
    const { id } = answer.body;
    expect((await review(id, { decision: 'verify', ground }, '')).status).toBe(401);
    expect((await review(id, { decision: 'verify', ground }, supplier.cookie)).status).toBe(403);
    expect((await app.request('GET', `/capabilities/${capabilityId}`)).body.evidence).toEqual([]);
    expect((await review(id, { decision: 'verify', ground })).body.state).toBe('verified');
    const open = (await app.request('GET', `/capabilities/${capabilityId}`)).body;
    expect(open.verifiedEvidence).toBe(1);
    expect(open.evidence[0]).toMatchObject({ title: '防爆合格证', number: null });
    expect(await app.eventsOf(id)).toEqual(['evidence.submitted', 'evidence.verified']);

    const expiring = (await add(supplier.cookie, { ...proof, validUntil: null, validFrom: null }))
      .answer.body;
    await review(expiring.id, { decision: 'verify', ground });
    await app.source.query(
      `update evidence set valid_until = (app_now() at time zone 'Asia/Shanghai')::date where id = $1`,
      [expiring.id],
    );
    const of = async () =>
      (await app.request('GET', `/capabilities/${expiring.capabilityId}`)).body
        .verifiedEvidence as number;
    expect(await of()).toBe(1);
    await app.shiftClock('1 day');
    expect(await of()).toBe(0);
    await app.shiftClock('-1 day');
  });

  it('is not reviewed by the supplier’s own people', async () => {
    const insider = await anAccount(app, {
      organisationId: supplier.organisationId,
      roles: ['reviewer'],
    });
    const { answer } = await add();
    expect(
      (await review(answer.body.id, { decision: 'verify', ground }, insider.cookie)).body.code,
    ).toBe('evidence.own-evidence');
  });

  it('is edited, which asks for a new review, and removed', async () => {
    const { id, version } = (await add()).answer.body;
    await review(id, { decision: 'verify', ground });
    const edit = (cookie: string, v: number) =>
      app.request('PATCH', `/evidence/${id}`, {
        cookie,
        headers: { 'if-match': String(v) },
        body: { ...proof, title: '新证书' },
      });
    expect((await edit('', version)).status).toBe(401);
    expect((await edit(stranger.cookie, version + 1)).status).toBe(403);
    expect((await edit(supplier.cookie, version)).status).toBe(412);
    expect((await edit(supplier.cookie, version + 1)).body).toMatchObject({
      state: 'submitted',
      title: '新证书',
    });
    expect((await app.request('DELETE', `/evidence/${id}`)).status).toBe(401);
    expect(
      (await app.request('DELETE', `/evidence/${id}`, { cookie: stranger.cookie })).status,
    ).toBe(403);
    expect(
      (await app.request('DELETE', `/evidence/${id}`, { cookie: supplier.cookie })).status,
    ).toBe(204);
    expect(
      (await app.request('DELETE', `/evidence/${id}`, { cookie: supplier.cookie })).status,
    ).toBe(404);
  });

  it('queues for reviewers, oldest first', async () => {
    expect((await app.request('GET', '/reviews/evidence')).status).toBe(401);
    expect(
      (await app.request('GET', '/reviews/evidence', { cookie: supplier.cookie })).status,
    ).toBe(403);
    expect(
      (await app.request('GET', '/reviews/evidence?state=lost', { cookie: reviewer.cookie }))
        .status,
    ).toBe(400);
    const queue = await app.request('GET', '/reviews/evidence', { cookie: reviewer.cookie });
    expect(queue.status).toBe(200);
    expect(queue.body.items.length).toBeGreaterThan(0);
    expect(queue.body.items[0].actions).toContain('verify');
  });
});

describe('a decision on evidence', () => {
  it('says what was looked at, which the supplier reads and visitors do not', async () => {
    const { capabilityId, answer } = await add();
    const { id } = answer.body;
    for (const [given, pointer] of [
      ['', '/ground'],
      ['看过', '/ground'],
    ])
      expect((await review(id, { decision: 'verify', ground: given })).body.errors).toMatchObject([
        { pointer },
      ]);
    for (const decision of ['verify', 'reject'])
      expect((await review(id, { decision })).status).toBe(400);
    const until = '2026-12-15';
    const done = await review(id, { decision: 'verify', ground, validUntil: until });
    expect(done.body).toMatchObject({ state: 'verified', validUntil: until, reviewGround: ground });
    expect(await seen(capabilityId)).toMatchObject({ reviewGround: ground, validUntil: until });
    const open = await app.request('GET', `/capabilities/${capabilityId}`);
    expect(open.body.evidence).toMatchObject([
      { reviewGround: null, link: null, file: null, validUntil: until },
    ]);
    const events = await app.source.query<{ payload: object }[]>(
      `select payload from events where subject_id = $1 and type = 'evidence.verified'`,
      [id],
    );
    expect(events).toMatchObject([
      { payload: { validUntil: until, shown: ['number'], fileSha256: null } },
    ]);
    expect(JSON.stringify(events)).not.toContain(ground);
  });

  it('is about the version that was looked at', async () => {
    const { id } = (await add()).answer.body;
    const blind = await app.request('POST', `/evidence/${id}/reviews`, {
      ...{ cookie: reviewer.cookie, body: { decision: 'verify', ground } },
    });
    expect(blind.status).toBe(428);
    const edited = await app.request('PATCH', `/evidence/${id}`, {
      ...{ cookie: supplier.cookie, headers: { 'if-match': '1' } },
      body: { ...proof, number: 'EX-2' },
    });
    expect(edited.status).toBe(200);
    expect((await review(id, { decision: 'verify', ground })).status).toBe(412);
    const unknown = await review(crypto.randomUUID(), { decision: 'verify', ground });
    expect(unknown.status).toBe(404);
  });

  it('is no verification where there is nothing to look at, except a customer’s word', async () => {
    const bare = (await add(supplier.cookie, { ...proof, number: null })).answer.body.id;
    const answer = await review(bare, { decision: 'verify', ground });
    expect([answer.status, answer.body.code]).toEqual([422, 'evidence.nothing-shown']);
    expect((await review(bare, { decision: 'reject', ground })).body.state).toBe('rejected');
    const word = await add(supplier.cookie, { ...proof, kind: 'customer-case', number: null });
    const confirmed = await review(word.answer.body.id, { decision: 'verify', ground });
    expect(confirmed.body.state).toBe('verified');
    const backwards = (await add()).answer.body.id;
    const early = await review(backwards, {
      ...{ decision: 'verify', ground, validUntil: '2025-12-31' },
    });
    expect([early.status, early.body.code]).toEqual([400, 'evidence.date-order']);
  });

  it.each(['http://registry.test/1', 'javascript:alert(1)', 'https://a:b@registry.test/', 'EX-1'])(
    'has no use for the address %s',
    async (link) => {
      const { answer } = await add(supplier.cookie, { ...proof, link });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ pointer: '/link' }]);
    },
  );

  it('rests on an official address, which its owner and the reviewer see', async () => {
    const link = 'https://registry.test/certificates?no=EX-1';
    const { capabilityId, answer } = await add(supplier.cookie, { ...proof, link });
    expect(answer.body.link).toBe(link);
    expect(await seen(capabilityId, reviewer.cookie)).toMatchObject({ link });
    expect(await seen(capabilityId, matchmaker.cookie)).toMatchObject({ link: null });
  });
});

describe('the file of evidence', () => {
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.alloc(40),
  ]);
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3 * 1024 * 1024, 7)]);
  const put = (
    id: string,
    bytes: Buffer,
    { cookie = supplier.cookie, name = '防爆合格证.pdf', version = 1 } = {},
  ): Promise<Answer> =>
    app.request('PUT', `/evidence/${id}/file?name=${encodeURIComponent(name)}`, {
      ...{ cookie, body: bytes },
      headers: { 'content-type': 'application/octet-stream', 'if-match': `"${version}"` },
    });
  const file = (id: string, cookie: string, method: 'GET' | 'DELETE' = 'GET') =>
    app.nest.inject({ method, url: `/api/v1/evidence/${id}/file`, headers: { cookie } });

  it('comes back as it was, as an attachment, to its own people and reviewers only', async () => {
    const { capabilityId, answer } = await add();
    const { id } = answer.body;
    expect((await file(id, supplier.cookie)).statusCode).toBe(404);
    const kept = await put(id, pdf);
    expect(kept.body).toMatchObject({
      ...{ version: 2, state: 'submitted' },
      file: { name: '防爆合格证.pdf', type: 'application/pdf', size: pdf.length },
    });
    const viewer = await anAccount(app, {
      ...{ organisationId: supplier.organisationId, role: 'viewer' as const },
    });
    for (const reader of [supplier, viewer, reviewer]) {
      const got = await file(id, reader.cookie);
      expect(got.statusCode).toBe(200);
      expect(got.rawPayload.equals(pdf)).toBe(true);
      expect(got.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('防爆合格证.pdf')}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
    }
    expect((await file(id, '')).statusCode).toBe(401);
    for (const other of [stranger, matchmaker])
      expect((await file(id, other.cookie)).statusCode).toBe(404);
    expect(await seen(capabilityId, matchmaker.cookie)).toMatchObject({ file: null });
    expect((await put(id, png, { cookie: viewer.cookie, version: 2 })).status).toBe(403);
  });

  it('is not read by a reviewer before its capability is published', async () => {
    const capabilityId = await aCapability(app, {
      ...{ organisationId: supplier.organisationId, state: 'draft' },
    });
    const { cookie } = supplier;
    const made = await app.request('POST', `/capabilities/${capabilityId}/evidence`, {
      ...{ cookie, body: proof },
    });
    expect((await put(made.body.id, png)).status).toBe(200);
    expect((await file(made.body.id, reviewer.cookie)).statusCode).toBe(404);
    expect((await file(made.body.id, cookie)).statusCode).toBe(200);
  });

  it('is what its content says, has a safe name, and 5 MB at most', async () => {
    const { id } = (await add()).answer.body;
    for (const bytes of [Buffer.from('<script>alert(1)</script>'), Buffer.from('PK\u0003\u0004')])
      expect((await put(id, bytes)).body.code).toBe('evidence.file-type');
    expect((await put(id, Buffer.alloc(0))).status).toBe(415);
    for (const name of ['../a.pdf', 'a\\b.pdf', 'a\u202Efdp.pdf', ''])
      expect((await put(id, png, { name })).status).toBe(400);
    const big = Buffer.concat([pdf, Buffer.alloc(2 * 1024 * 1024)]);
    expect((await put(id, big)).body.code).toBe('request.too-large');
    expect((await put(id, png, { version: 2 })).status).toBe(412);
    expect((await put(id, png, { cookie: '' })).status).toBe(401);
    expect((await put(id, png, { cookie: stranger.cookie })).status).toBe(403);
    expect((await put(crypto.randomUUID(), png)).status).toBe(404);
    const asJson = await app.request('PUT', `/evidence/${id}/file?name=a.png`, {
      ...{ cookie: supplier.cookie, headers: { 'if-match': '1' }, body: {} },
    });
    expect(asJson.status).toBe(415);
    expect((await put(id, png, { name: '其实是图片.pdf' })).body.file).toEqual({
      ...{ name: '其实是图片.pdf', type: 'image/png', size: png.length },
    });
  });

  it('is what was verified: another one, or none, asks for a new review', async () => {
    const { id } = (await add()).answer.body;
    await put(id, png);
    expect((await review(id, { decision: 'verify', ground })).status).toBe(412);
    const verified = await review(id, { decision: 'verify', ground }, reviewer.cookie, 2);
    expect(verified.body.state).toBe('verified');
    const [event] = await app.source.query<{ payload: object }[]>(
      `select payload from events where subject_id = $1 and type = 'evidence.verified'`,
      [id],
    );
    const fileSha256 = createHash('sha256').update(png).digest('hex');
    expect(event?.payload).toMatchObject({ shown: ['number', 'file'], fileSha256 });
    expect((await put(id, pdf, { version: 3 })).body).toMatchObject({
      ...{ state: 'submitted', reviewGround: null },
    });
    await review(id, { decision: 'verify', ground }, reviewer.cookie, 4);
    expect((await file(id, '', 'DELETE')).statusCode).toBe(401);
    expect((await file(id, stranger.cookie, 'DELETE')).statusCode).toBe(403);
    expect((await file(id, supplier.cookie, 'DELETE')).statusCode).toBe(204);
    expect((await file(id, supplier.cookie, 'DELETE')).statusCode).toBe(404);
    const queue = await app.request('GET', '/reviews/evidence', { cookie: reviewer.cookie });
    expect(queue.body.items).toContainEqual(expect.objectContaining({ id, file: null }));
  });

  it('goes with its evidence', async () => {
    const { id } = (await add()).answer.body;
    await put(id, png);
    await app.request('DELETE', `/evidence/${id}`, { cookie: supplier.cookie });
    const left = await app.source.query('select 1 from evidence_files where evidence_id = $1', [
      id,
    ]);
    expect(left).toEqual([]);
  });

  it('is in its uploader’s export, its review in the reviewer’s; both are forgotten with them', async () => {
    const person = await aMember(app);
    const judge = await anAccount(app, { roles: ['reviewer'] });
    const capabilityId = await aCapability(app, { organisationId: person.organisationId });
    const made = await app.request('POST', `/capabilities/${capabilityId}/evidence`, {
      ...{ cookie: person.cookie, body: proof },
    });
    const { id } = made.body;
    await put(id, png, { cookie: person.cookie, name: '证书.png' });
    await review(id, { decision: 'reject', ground }, judge.cookie, 2);
    const exported = async (who: TestAccount) =>
      (await app.request('GET', '/me/export', { cookie: who.cookie })).body.sections;
    expect((await exported(person)).evidenceFiles).toMatchObject([
      { evidenceId: id, name: '证书.png' },
    ]);
    expect((await exported(judge)).evidenceReviews).toMatchObject([{ evidenceId: id, ground }]);
    await app.nest.get(Transactions).run(systemActor(), async (tx) => {
      for (const { userId } of [person, judge])
        await tx.record(userErased, { type: 'user', id: userId }, {});
    });
    await app.settle();
    const [row] = await app.source.query(
      `select e.reviewer_id, f.uploaded_by, f.name from evidence e
       join evidence_files f on f.evidence_id = e.id where e.id = $1`,
      [id],
    );
    expect(row).toEqual({ reviewer_id: null, uploaded_by: null, name: '证书.png' });
  });
});
