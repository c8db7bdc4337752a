import { randomBytes } from 'node:crypto';
import { chunkBytes } from '@aism/sealing';
import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { as, putBytes } from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';

/** Files as evidence of a proof of concept: uploaded as those of a bid are, read once they are handed in. */

let app: TestApp;
let call: MadeCall;
let partner: TestAccount;
let stranger: TestAccount;
let auditor: TestAccount;
let reviewer: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  [stranger, partner] = [await aMember(app), await aMember(app)];
  auditor = await anAccount(app, { roles: ['auditor'] });
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());
beforeEach(async () => {
  call = await aRankedCall(app, {
    bids: [{ quality: 90, members: [partner.organisationId] }, { quality: 80 }],
    fields: {
      ...{ procedure: 'staged', takers: 'several' },
      proofOfConcept: '示例：四周内在一条产线上验证。',
    },
  });
  const bidIds = call.bids.map(({ id }) => id);
  const own = as(app, call.publisher);
  const entry = { stage: 'proof', kind: 'award', bidIds, proofDays: 20 };
  expect((await own('POST', `/scenarios/${call.id}/awards`, entry)).status).toBe(201);
  await app.source.query(
    `update awards set standstill_until = app_now() where scenario_id = $1 and state = 'standstill'`,
    [call.id],
  );
  expect((await own('POST', `/scenarios/${call.id}/award-completions`)).status).toBe(201);
  await setDue('10 days');
});

const bid = () => call.bids[0]?.id ?? '';
const owner = () => call.bids[0]?.owner as TestAccount;
const setDue = (from: string) =>
  app.source.query(
    `update awards set proof_until = app_now() + $2::interval where scenario_id = $1 and stage = 'proof'`,
    [call.id, from],
  );
const pdf = (size = 100) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const announce = (
  id: string,
  size: number,
  who: TestAccount | null = owner(),
  name = '夜班记录（终稿）.pdf',
) => as(app, who)('PUT', `/bids/${bid()}/files/${id}`, { name, size, purpose: 'proof' });
const finish = (id: string, who = owner()) =>
  as(app, who)('POST', `/bids/${bid()}/files/${id}/completions`);
async function upload(bytes = pdf(), who = owner()): Promise<string> {
  const id = uuidv7();
  expect((await announce(id, bytes.length, who)).status).toBe(200);
  for (let no = 0; no * chunkBytes < bytes.length; no++) {
    const part = bytes.subarray(no * chunkBytes, (no + 1) * chunkBytes);
    expect((await putBytes(app, `/bid-files/${id}/chunks/${no}`, who, part)).status).toBe(204);
  }
  expect((await finish(id, who)).status).toBe(204);
  return id;
}
const submit = (fileIds: readonly string[], who = owner()) =>
  as(app, who)('POST', `/bids/${bid()}/proofs`, {
    ...{ summary: '示例：在二号线连续运行两周，共检一万二千件。', fileIds },
    figures: [{ name: '漏检率', value: 0.4 }],
  });
const read = (id: string, who: TestAccount | null) =>
  app.nest.inject({
    ...{ method: 'GET', url: `/api/v1/bids/${bid()}/proofs/files/${id}` },
    headers: who ? { cookie: who.cookie } : {},
  });
const status = async (id: string, who: TestAccount | null) => (await read(id, who)).statusCode;
const remove = (id: string, who = owner()) => as(app, who)('DELETE', `/bids/${bid()}/files/${id}`);
const page = async () => (await as(app, owner())('GET', `/bids/${bid()}/feedback`)).body;

it('come back as they were, under the name they came with, longer ones too', async () => {
  const bytes = pdf(chunkBytes + 77);
  const id = await upload(bytes);
  expect((await submit([id])).status).toBe(204);
  const { proof, uploads } = await page();
  expect(proof.files).toMatchObject([
    { id, name: '夜班记录（终稿）.pdf', type: 'application/pdf', size: bytes.length },
  ]);
  expect(uploads).toMatchObject([{ id, complete: true, purpose: 'proof', actions: [] }]);
  const answer = await read(id, call.publisher);
  expect(answer.rawPayload.equals(bytes)).toBe(true);
  expect(answer.headers['content-type']).toBe('application/octet-stream');
  expect(String(answer.headers['content-disposition'])).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('夜班记录（终稿）.pdf')}`,
  );
});

it('are read by those who oversee the proof once handed in, by its own people before, by nobody else', async () => {
  const id = await upload(pdf(), partner);
  const viewer = await anAccount(app, {
    ...{ organisationId: owner().organisationId, role: 'viewer' },
  });
  for (const who of [owner(), partner, viewer]) expect(await status(id, who)).toBe(200);
  const overseers = [call.publisher, reviewer, auditor];
  const others = [stranger, call.bids[1]?.owner as TestAccount];
  for (const who of [...overseers, ...others]) expect(await status(id, who)).toBe(404);
  // Nor by the way that other files of a bid are read.
  const other = await as(app, call.publisher)('GET', `/bids/${bid()}/files/${id}`);
  expect(other.status).toBe(404);
  expect(await status(id, null)).toBe(401);
  expect((await submit([id])).status).toBe(204);
  for (const who of overseers) expect(await status(id, who)).toBe(200);
  for (const who of others) expect(await status(id, who)).toBe(404);
  const desk = await as(app, call.publisher)('GET', `/scenarios/${call.id}/award-desk`);
  const shown = desk.body.proofs.find((one: { bidId: string }) => one.bidId === bid());
  expect(shown.files).toMatchObject([{ id }]);
});

it('are judged by their content and their size', async () => {
  const id = uuidv7();
  const text = Buffer.from('<html>evidence</html>');
  expect((await announce(id, text.length, owner(), '证据.pdf')).status).toBe(200);
  await putBytes(app, `/bid-files/${id}/chunks/0`, owner(), text);
  const refused = await finish(id);
  expect([refused.status, refused.body.code]).toEqual([415, 'bid-file.type']);
  const big = await announce(uuidv7(), 50 * 1024 * 1024 + 1);
  expect([big.status, big.body.errors[0].pointer]).toEqual([400, '/size']);
});

it('come from the bidder alone, while evidence can be handed in', async () => {
  const tries = async (who: TestAccount | null) => (await announce(uuidv7(), 100, who)).status;
  expect(await tries(null)).toBe(401);
  expect(await tries(stranger)).toBe(404);
  expect(await tries(call.bids[1]?.owner as TestAccount)).toBe(404);
  expect(await tries(call.publisher)).toBe(403);
  expect(await tries(partner)).toBe(200);
  await setDue('-1 hour');
  const late = await announce(uuidv7(), 100);
  expect([late.status, late.body.code]).toEqual([409, 'proof.too-late']);
  await setDue('10 days');
  await submit([]);
  const pass = { decision: 'pass' };
  await as(app, call.publisher)('POST', `/bids/${bid()}/proof-reviews`, pass);
  expect(await tries(owner())).toBe(409);
});

it('stay while they are evidence, and go with evidence without them', async () => {
  const [first, second] = [await upload(), await upload()];
  expect((await submit([first, second])).status).toBe(204);
  const kept = await remove(first);
  expect([kept.status, kept.body.code]).toEqual([409, 'proof.file-submitted']);
  expect((await submit([second])).status).toBe(204);
  expect((await remove(first, partner)).status).toBe(204);
  expect((await page()).uploads.map((one: { id: string }) => one.id)).toEqual([second]);
});

it('are handed in complete, and of this bid only', async () => {
  const waiting = uuidv7();
  await announce(waiting, 100);
  const unfinished = await submit([waiting]);
  expect([unfinished.status, unfinished.body.code]).toEqual([422, 'proof.file-unknown']);
  expect(unfinished.body.errors[0].pointer).toBe('/fileIds/0');
  const id = await upload();
  const rival = call.bids[1];
  const foreign = await as(app, rival?.owner ?? null)('POST', `/bids/${rival?.id ?? ''}/proofs`, {
    ...{ summary: '示例：在二号线连续运行两周，共检一万二千件。', fileIds: [id] },
    figures: [{ name: '漏检率', value: 0.4 }],
  });
  expect(foreign.body.code).toBe('proof.file-unknown');
  expect((await submit([id, id])).status).toBe(400);
});

it('no file is lost between one who hands in and one who removes', async () => {
  const id = await upload();
  const answers = await Promise.all([submit([id]), remove(id, partner)]);
  const [handed, removed] = answers.map((one) => one.status);
  expect([
    [204, 409],
    [422, 204],
  ]).toContainEqual([handed, removed]);
});
