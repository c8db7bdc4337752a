import {
  headerOf,
  importContentKey,
  manifestHash,
  newOfficerKey,
  openChunk,
  openContentSecret,
  openShare,
  receiptText,
  toBase64,
  type Manifest,
  type OwnKey,
  type Receipt,
} from '@aism/sealing';
import { aBid, aBidDraft } from '../../test/bid-factories';
import { fakeApi, page, Refusal, type Call } from '../../test/fake-api';
import { sealBid, type SealStep } from './seal-bid';

const keySetId = '0190aaaa-0000-7000-8000-0000000000aa';
const sealingId = '0190aaaa-0000-7000-8000-0000000000bb';
const fileId = '0190aaaa-0000-7000-8000-0000000000cc';
const content = new TextEncoder().encode('%PDF-1.7 示例技术文件');

/** A server of our own making: real keys, a real signature, everything it was sent. */
async function aServer(given: { refuse?: (call: Call) => unknown; wrongHash?: boolean } = {}) {
  const officers = await Promise.all([newOfficerKey(), newOfficerKey(), newOfficerKey()]);
  const server = await newOfficerKey();
  const signing = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', signing.publicKey));
  const chunks = new Map<string, Uint8Array>();
  let manifest: Manifest | undefined;
  const publics = ({ keyId, publicKey }: OwnKey) => ({ keyId, publicKey });
  const calls = fakeApi({
    'GET /scenarios/:id/opening-officers': () => ({
      scenarioId: aBid().scenario.scenarioId,
      keySet: { id: keySetId, officers: officers.map(publics), server: publics(server) },
    }),
    'POST /bids/:id/sealings': () => ({ id: sealingId, version: 1, keySetId }),
    'GET /bids/:id/files/:fileId': () => new Response(content),
    'PUT /sealings/:id/chunks/:chunk': (call) => {
      const refusal = given.refuse?.(call);
      if (refusal) return refusal;
      chunks.set(call.path.split('/').at(-1) ?? '', call.body as Uint8Array);
      return new Refusal(204, null);
    },
    'POST /bids/:id/receipts': async (call) => {
      const refusal = given.refuse?.(call);
      if (refusal) return refusal;
      manifest = (call.body as { manifest: Manifest }).manifest;
      const receipt: Receipt = {
        ...{ v: 1, type: 'aism-bid-receipt', bidId: manifest.bidId, version: 1, keyId: 'sign-1' },
        ...{ scenarioId: manifest.scenarioId, sealedAt: '2026-11-30T09:59:59.000Z' },
        manifestHash: given.wrongHash ? '0'.repeat(64) : await manifestHash(manifest),
      };
      const bytes = new TextEncoder().encode(receiptText(receipt));
      const signature = await crypto.subtle.sign('Ed25519', signing.privateKey, bytes);
      const text = JSON.stringify({ receipt, signature: toBase64(new Uint8Array(signature)) });
      return { bidId: receipt.bidId, version: 1, sealedAt: receipt.sealedAt, hash: 'h', text };
    },
    'GET /sealing-keys': () =>
      page([{ keyId: 'sign-1', kind: 'signing', publicKey: toBase64(raw), current: true }]),
  });
  return { calls, officers, server, chunks, manifest: () => manifest as Manifest };
}

const draft = () =>
  aBidDraft({
    files: [
      {
        ...{ id: fileId, name: '技术方案.pdf', type: 'application/pdf', size: content.length },
        ...{ sha256: 'a'.repeat(64), complete: true, received: [0], chunkBytes: 1_048_576 },
        ...{ purpose: 'draft' as const, actions: [] },
      },
    ],
  });

const watch = (steps: SealStep[] = [], again = () => Promise.resolve()) => ({
  onStep: (step: SealStep) => void steps.push(step),
  again,
});

/** Opens what was sent, as two officers and the server do after the deadline. */
async function opened(it: Awaited<ReturnType<typeof aServer>>, which: 0 | 1, who: OwnKey[]) {
  const { envelopes, scenarioId, bidId, version } = it.manifest();
  const envelope = envelopes[which];
  if (!envelope) throw new Error('no envelope');
  const context = { scenarioId, bidId, version, kind: envelope.kind, keySetId };
  const shares = await Promise.all(
    who.map(async (officer) => {
      const share = envelope.shares.find((one) => one.keyId === officer.keyId);
      if (!share) throw new Error('no share');
      return openShare(share, officer, context);
    }),
  );
  const secret = await openContentSecret(envelope, it.server, shares, context);
  const key = await importContentKey(secret);
  const chunk = it.chunks.get(`${envelope.kind}-0`) ?? new Uint8Array();
  const last = envelope.chunks.length === 1;
  return openChunk(key, context, chunk, { no: 0, last });
}

describe('sealing in the browser', () => {
  it('sends ciphertext only, that two of three officers and the server open again', async () => {
    const it = await aServer();
    const { checked } = await sealBid(aBid(), draft(), watch());
    expect(checked).toBe(true);
    const sent = [...it.chunks.values()].map((bytes) => Buffer.from(bytes).toString('latin1'));
    const secret = Buffer.from('岸基识别').toString('latin1');
    expect(sent.some((bytes) => bytes.includes(secret) || bytes.includes('12800050'))).toBe(false);

    const [first, , third] = it.officers;
    const technique = await opened(it, 0, [first, third]);
    const { header, filesAt } = headerOf(technique);
    expect(header).toEqual({
      technique: draft().technique,
      files: [
        {
          ...{ id: fileId, name: '技术方案.pdf', type: 'application/pdf' },
          ...{ size: content.length, sha256: 'a'.repeat(64) },
        },
      ],
    });
    expect([...technique.subarray(filesAt)]).toEqual([...content]);
    const price = headerOf(await opened(it, 1, [first, third]));
    expect(price.header).toEqual({ price: draft().price });
    await expect(opened(it, 0, [first])).rejects.toThrow();
  });

  it('is bound to the version that was read', async () => {
    const { calls } = await aServer();
    await sealBid(aBid(), draft(), watch());
    const seal = calls.find((call) => call.path.endsWith('/receipts'));
    expect(seal?.headers.get('if-match')).toBe('"3"');
    expect(seal?.body).toMatchObject({ sealingId, scenarioVersion: 2 });
  });

  it('tells when the receipt does not cover what was encrypted here', async () => {
    await aServer({ wrongHash: true });
    const { checked } = await sealBid(aBid(), draft(), watch());
    expect(checked).toBe(false);
  });

  it('waits out a broken line and sends the same piece again, nothing twice', async () => {
    let down = 3;
    const it = await aServer({
      refuse: (call) =>
        call.method === 'PUT' && call.path.includes('/price-') && down-- > 0
          ? new Refusal(503, { code: 'server.away', title: 'away' })
          : null,
    });
    const steps: SealStep[] = [];
    let asked = 0;
    const again = () => {
      asked += 1;
      return Promise.resolve();
    };
    await sealBid(aBid(), draft(), watch(steps, again));
    expect(asked).toBe(1);
    expect(steps.some((step) => step.at === 'paused')).toBe(true);
    const puts = it.calls.filter((call) => call.method === 'PUT');
    expect(puts.filter((call) => call.path.includes('/technique-'))).toHaveLength(1);
    expect((await opened(it, 1, it.officers.slice(1))).length).toBeGreaterThan(0);
  });

  it('ends at a refusal with its reason', async () => {
    await aServer({
      refuse: (call) =>
        call.path.endsWith('/receipts')
          ? new Refusal(422, { code: 'bid.deadline-passed', title: '截止时间已到' })
          : null,
    });
    await expect(sealBid(aBid(), draft(), watch())).rejects.toThrow('截止时间已到');
  });
});
