import { createHash, randomBytes } from 'node:crypto';
import { chunkBytes, envelopeText, sealEnvelope } from '@aism/sealing';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  as,
  done,
  keySetOf,
  openBids,
  passDeadline,
  postSeal,
  putBytes,
  type TestBid,
  type TestCall,
} from '../../../test/factories/bids.js';
import { aMember } from '../../../test/factories/identity.js';

let app: TestApp;
let call: TestCall;
let bid: TestBid;
beforeAll(async () => {
  app = await startTestApp();
  call = await aCall(app);
  bid = await aDraft(app, call.id);
});
afterAll(() => app.stop());

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.alloc(40),
]);
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const announce = (
  id: string,
  name: string,
  size: number,
  by: { cookie: string } | null = bid.bidder,
) => as(app, by)('PUT', `/bids/${bid.id}/files/${id}`, { name, size });
const put = (id: string, no: number, bytes: Buffer, by: { cookie: string } = bid.bidder) =>
  putBytes(app, `/bid-files/${id}/chunks/${no}`, by, bytes);
const complete = (id: string) =>
  as(app, bid.bidder)('POST', `/bids/${bid.id}/files/${id}/completions`, {});

async function upload(name: string, bytes: Buffer): Promise<string> {
  const id = crypto.randomUUID();
  done(await announce(id, name, bytes.length));
  for (let no = 0; no * chunkBytes < bytes.length; no++)
    done(await put(id, no, bytes.subarray(no * chunkBytes, (no + 1) * chunkBytes)));
  done(await complete(id));
  return id;
}
async function download(id: string, by = bid.bidder): Promise<Buffer> {
  const response = await app.nest.inject({
    ...{ method: 'GET', url: `/api/v1/bids/${bid.id}/files/${id}` },
    headers: { cookie: by.cookie },
  });
  expect(response.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
  expect(response.headers['content-type']).toBe('application/octet-stream');
  return response.rawPayload;
}
const files = async () => (await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body.draft.files;

describe('a file of a draft', () => {
  it('comes in chunks, again after a break, and back as it was under its name', async () => {
    const bytes = pdf(2 * chunkBytes + 77);
    const id = crypto.randomUUID();
    done(await announce(id, '技术方案（终稿）.pdf', bytes.length));
    done(await put(id, 2, bytes.subarray(2 * chunkBytes)));
    done(await put(id, 0, bytes.subarray(0, chunkBytes)));
    // The same announcement again, as a browser does that was restarted.
    expect((await announce(id, '技术方案（终稿）.pdf', bytes.length)).body.received).toEqual([
      0, 2,
    ]);
    expect((await complete(id)).body).toMatchObject({
      code: 'bid-file.unfinished',
      params: { no: 1 },
    });
    for (let i = 0; i < 2; i++) done(await put(id, 1, bytes.subarray(chunkBytes, 2 * chunkBytes)));
    expect((await complete(id)).status).toBe(204);
    expect(await files()).toMatchObject([
      {
        ...{ id, name: '技术方案（终稿）.pdf', type: 'application/pdf', complete: true },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ]);
    expect((await download(id)).equals(bytes)).toBe(true);
    expect((await as(app, await aMember(app))('GET', `/bids/${bid.id}/files/${id}`)).status).toBe(
      404,
    );
    expect((await as(app, null)('GET', `/bids/${bid.id}/files/${id}`)).status).toBe(401);
    expect((await as(app, bid.bidder)('DELETE', `/bids/${bid.id}/files/${id}`)).status).toBe(204);
    expect(await files()).toEqual([]);
  });

  it('is what its content says, not its name', async () => {
    const id = crypto.randomUUID();
    const page = Buffer.from('<script>alert(1)</script>');
    done(await announce(id, '无害.pdf', page.length));
    done(await put(id, 0, page));
    expect((await complete(id)).body.code).toBe('bid-file.type');
    expect(await files()).toEqual([]);
    const image = await upload('其实是图片.pdf', png);
    expect(await files()).toMatchObject([{ id: image, type: 'image/png', name: '其实是图片.pdf' }]);
    done(await as(app, bid.bidder)('DELETE', `/bids/${bid.id}/files/${image}`));
  });

  it('has a safe name, 50 MB at most, whole chunks, and nine others beside it', async () => {
    const id = crypto.randomUUID();
    for (const name of ['../a.pdf', 'a\\b.pdf', 'a\u202Efdp.pdf', '..', ''])
      expect((await announce(id, name, 10)).status).toBe(400);
    expect((await announce(id, 'a.pdf', 50 * 1024 * 1024 + 1)).status).toBe(400);
    expect((await announce(id, 'a.pdf', 10, null)).status).toBe(401);
    expect((await announce(id, 'a.pdf', 10, await aMember(app))).status).toBe(404);
    done(await announce(id, 'a.pdf', 10));
    expect((await put(id, 0, Buffer.alloc(9))).body).toMatchObject({
      code: 'bid-file.chunk-size',
      params: { size: 10 },
    });
    expect((await put(id, 1, Buffer.alloc(10))).status).toBe(400);
    expect((await put(id, 0, Buffer.alloc(10), await aMember(app))).status).toBe(404);
    for (let i = 1; i < 10; i++) done(await announce(crypto.randomUUID(), `${i}.pdf`, 10));
    expect((await announce(crypto.randomUUID(), '11.pdf', 10)).body.code).toBe('bid-file.too-many');
    // Somebody else's id does not lead into another bid.
    const other = await aDraft(app, call.id);
    const taken = await as(app, other.bidder)('PUT', `/bids/${other.id}/files/${id}`, {
      name: 'x.pdf',
      size: 10,
    });
    expect(taken.status).toBe(404);
    await app.source.query('delete from bid_files where bid_id = $1', [bid.id]);
  });
});

describe('a sealed file', () => {
  it('is read by the publisher after the opening, as it was', async () => {
    const [one, two] = [pdf(700_000), png];
    const contents = [one, two];
    const heads = contents.map((bytes, i) => ({
      ...{
        id: crypto.randomUUID(),
        name: `附件${i}.pdf`,
        type: i ? 'image/png' : 'application/pdf',
      },
      ...{ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    }));
    const keys = await keySetOf(app, call.id);
    const begun = done(
      await as(app, bid.bidder)('POST', `/bids/${bid.id}/sealings`, { keySetId: keys.id }),
    ) as {
      id: string;
      scenarioVersion: number;
    };
    const base = { scenarioId: call.id, bidId: bid.id, version: 1, keySetId: keys.id };
    const streams = contents.map(async function* (bytes) {
      yield new Uint8Array(bytes);
    });
    const headers = {
      technique: envelopeText({ technique: bid.content.technique, files: heads }, streams),
      price: envelopeText({ price: { currency: 'CNY', ...bid.content.price } }),
    };
    const envelopes = [];
    for (const kind of ['technique', 'price'] as const)
      envelopes.push(
        await sealEnvelope({ ...base, kind }, keys, headers[kind], async (no, chunk) => {
          done(
            await putBytes(app, `/sealings/${begun.id}/chunks/${kind}-${no}`, bid.bidder, chunk),
          );
        }),
      );
    const manifest = { v: 1 as const, ...base, envelopes };
    const { scenarioVersion } = begun;
    done(await postSeal(app, bid, { sealingId: begun.id, scenarioVersion, manifest }));
    const publisher = { ...bid.bidder, cookie: call.publisher.cookie };
    const early = await as(app, publisher)('GET', `/bids/${bid.id}/files/${heads[0]?.id}`);
    expect(early.status).toBe(404);
    await passDeadline(app, call.id);
    expect((await openBids(app, call)).body.state).toBe('opened');
    for (const [i, bytes] of contents.entries())
      for (const reader of [publisher, bid.bidder])
        expect((await download(heads[i]?.id ?? '', reader)).equals(bytes)).toBe(true);
    expect(
      (await as(app, await aMember(app))('GET', `/bids/${bid.id}/files/${heads[0]?.id}`)).status,
    ).toBe(404);
  });
});
