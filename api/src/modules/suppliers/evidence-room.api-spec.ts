import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aCapability } from '../../../test/factories/suppliers.js';
import { maxEvidenceBytes, mostEvidenceMb } from './capability-fields.schemas.js';

/** The files of evidence of one organisation take so much room in the database, over all its capabilities. */

let app: TestApp;
let supplier: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  supplier = await aMember(app);
});

const proof = { kind: 'certificate', title: '防爆合格证', issuer: '示例检测所', number: 'EX-1' };
const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 9)]);
const threeMb = pdf(3 * 1024 * 1024);
/** A piece of evidence of a capability of its own, without a file. */
async function evidence(who = supplier): Promise<string> {
  const capabilityId = await aCapability(app, { organisationId: who.organisationId });
  const body = { ...proof, validFrom: null, validUntil: null };
  const made = await app.request('POST', `/capabilities/${capabilityId}/evidence`, {
    ...{ cookie: who.cookie, body },
  });
  expect(made.status).toBe(201);
  return made.body.id;
}
const put = (id: string, body: Buffer, who = supplier, version = 1) =>
  app.request('PUT', `/evidence/${id}/file?name=a.pdf`, {
    ...{ cookie: who.cookie, body },
    headers: { 'content-type': 'application/octet-stream', 'if-match': `"${version}"` },
  });
/** Files of the greatest size that leave 5 MB of room; only their sizes are kept. @returns one's evidence */
async function filled(): Promise<string> {
  const kept = await evidence();
  const count = mostEvidenceMb / 5 - 1;
  await app.source.query(
    `insert into evidence (id, capability_id, kind, title, issuer, state)
     select gen_random_uuid(), capability_id, kind, title, issuer, 'submitted' from evidence, generate_series(2, $2)
     where id = $1`,
    [kept, count],
  );
  const full = await app.source.query<unknown[]>(
    `insert into evidence_files (evidence_id, name, type, size, sha256, bytes, uploaded_at)
     select e.id, 'a.pdf', 'application/pdf', $2, '', '', app_now()
     from evidence e join evidence own on own.capability_id = e.capability_id where own.id = $1 returning 1`,
    [kept, maxEvidenceBytes],
  );
  expect(full).toHaveLength(count);
  return kept;
}

it('is refused to a file that does not fit any more, with what there is', async () => {
  const kept = await filled();
  const [first, second] = [await evidence(), await evidence()];
  expect((await put(first, threeMb)).status).toBe(200);
  const refused = await put(second, threeMb);
  expect([refused.status, refused.body.code]).toEqual([413, 'evidence.files-full']);
  expect(refused.body.title).toContain(`${mostEvidenceMb} MB`);
  // What is exchanged makes room for itself, and what is removed for others.
  expect((await put(first, threeMb, supplier, 2)).status).toBe(200);
  await app.request('DELETE', `/evidence/${kept}/file`, { cookie: supplier.cookie });
  expect((await put(second, threeMb)).status).toBe(200);
  expect((await put(kept, pdf(maxEvidenceBytes), supplier, 2)).body.code).toBe(
    'evidence.files-full',
  );
});

it('is filled to the last byte', async () => {
  await filled();
  const last = await evidence();
  expect((await put(last, pdf(maxEvidenceBytes))).status).toBe(200);
  const one = await put(await evidence(), pdf(9));
  expect([one.status, one.body.code]).toEqual([413, 'evidence.files-full']);
});

it('is given once, when two files come at once', async () => {
  await filled();
  const [first, second] = [await evidence(), await evidence()];
  // One session's files come one after the other anyhow.
  const { organisationId } = supplier;
  const colleague = await anAccount(app, { organisationId, role: 'editor' });
  const answers = await Promise.all([put(first, threeMb), put(second, threeMb, colleague)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 413]);
});

it('is nobody else’s', async () => {
  await filled();
  const other = await aMember(app);
  expect((await put(await evidence(other), threeMb, other)).status).toBe(200);
});
