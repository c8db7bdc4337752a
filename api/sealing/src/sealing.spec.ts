import { webcrypto } from 'node:crypto';
import {
  backUpOfficerKey,
  chunkBytes,
  envelopeText,
  headerOf,
  importContentKey,
  isTrueShare,
  manifestHash,
  newOfficerKey,
  openChunk,
  openContentSecret,
  openShare,
  restoreOfficerKey,
  sealEnvelope,
  tagBytes,
  type EnvelopeContext,
  type KeySet,
  type OwnKey,
  type SealedEnvelope,
} from './index.js';

const context: EnvelopeContext = {
  scenarioId: 's',
  bidId: 'b',
  version: 1,
  kind: 'technique',
  keySetId: 'k',
};
let officers: OwnKey[];
let server: OwnKey;
let keys: KeySet;
beforeAll(async () => {
  officers = await Promise.all([1, 2, 3].map(() => newOfficerKey()));
  server = await newOfficerKey();
  keys = { id: 'k', officers, server };
});

async function* bytesOf(size: number, step = 300_000) {
  for (let at = 0; at < size; at += step)
    yield new Uint8Array(Math.min(step, size - at)).fill(at % 251);
}

async function seal(size = 10, header: unknown = { text: '绝密 plain' }) {
  const chunks: Uint8Array[] = [];
  const sealed = await sealEnvelope(
    context,
    keys,
    envelopeText(header, [bytesOf(size)]),
    async (_no, chunk) => void chunks.push(chunk),
  );
  return { sealed, chunks };
}

const shareOf = (sealed: SealedEnvelope, i: number, as = context) => {
  const own = officers[i] as OwnKey;
  return openShare(sealed.shares[i] as SealedEnvelope['shares'][number], own, as);
};

async function open(sealed: SealedEnvelope, chunks: Uint8Array[], [a, b]: [number, number]) {
  const shares = [await shareOf(sealed, a), await shareOf(sealed, b)];
  const key = await importContentKey(await openContentSecret(sealed, server, shares, context));
  return Promise.all(
    chunks.map((chunk, no) =>
      openChunk(key, context, chunk, { no, last: no === chunks.length - 1 }),
    ),
  );
}

it.each([[[0, 1]], [[0, 2]], [[1, 2]], [[2, 0]]] as [[number, number]][])(
  'officers %j open what was sealed, whichever two they are: one lost key loses nothing',
  async (two) => {
    const { sealed, chunks } = await seal();
    const [first] = await open(sealed, chunks, two);
    const { header, filesAt } = headerOf(first as Uint8Array);
    expect(header).toEqual({ text: '绝密 plain' });
    expect((first as Uint8Array).length - filesAt).toBe(10);
  },
);

it('seals long files chunk by chunk, with no text readable in any of them', async () => {
  const { sealed, chunks } = await seal(2_500_000);
  expect(sealed.chunks.map(({ size }) => size)).toEqual(chunks.map((chunk) => chunk.length));
  expect(chunks.map((chunk) => chunk.length).slice(0, 2)).toEqual([chunkBytes, chunkBytes]);
  const parts = await open(sealed, chunks, [0, 1]);
  const whole = Buffer.concat(parts);
  expect(whole.length).toBe(2_500_000 + headerOf(parts[0] as Uint8Array).filesAt);
  expect(Buffer.concat(chunks).includes(Buffer.from('plain'))).toBe(false);
});

it('ends exactly at a full chunk, too', async () => {
  const header = {};
  const { chunks } = await seal(chunkBytes - tagBytes - 4 - 2, header);
  expect(chunks.map((chunk) => chunk.length)).toEqual([chunkBytes]);
});

it('does not open under another scenario, bid, version, kind or key set', async () => {
  const { sealed, chunks } = await seal();
  const shares = [await shareOf(sealed, 0), await shareOf(sealed, 1)];
  for (const other of [
    { ...context, scenarioId: 'x' },
    { ...context, bidId: 'x' },
    { ...context, version: 2 },
    { ...context, kind: 'price' as const },
    { ...context, keySetId: 'x' },
  ]) {
    await expect(shareOf(sealed, 0, other)).rejects.toThrow();
    await expect(openContentSecret(sealed, server, shares, other)).rejects.toThrow();
  }
  const key = await importContentKey(await openContentSecret(sealed, server, shares, context));
  const [chunk] = chunks as [Uint8Array];
  await expect(openChunk(key, context, chunk, { no: 1, last: true })).rejects.toThrow();
  // Cut off after this chunk.
  await expect(openChunk(key, context, chunk, { no: 0, last: false })).rejects.toThrow();
});

it('needs the server and two different officers', async () => {
  const { sealed, chunks } = await seal();
  const [a, b] = [await shareOf(sealed, 0), await shareOf(sealed, 1)];
  await expect(openContentSecret(sealed, officers[2] as OwnKey, [a, b], context)).rejects.toThrow();
  await expect(openContentSecret(sealed, server, [a], context)).rejects.toThrow();
  const forged = Buffer.from(b, 'base64');
  forged[3] = (forged[3] as number) ^ 1;
  const wrong = forged.toString('base64');
  const key = await importContentKey(await openContentSecret(sealed, server, [a, wrong], context));
  const first = { no: 0, last: true };
  await expect(openChunk(key, context, chunks[0] as Uint8Array, first)).rejects.toThrow();
});

it('tells a true share from a false one without opening anything', async () => {
  const { sealed } = await seal();
  const commitments = sealed.shares.map(({ commitment }) => commitment);
  const share = await shareOf(sealed, 1);
  expect(await isTrueShare(share, commitments[1] as string, context)).toBe(true);
  expect(await isTrueShare(share, commitments[0] as string, context)).toBe(false);
  expect(await isTrueShare(share, commitments[1] as string, { ...context, version: 2 })).toBe(
    false,
  );
});

it('hashes the whole manifest', async () => {
  const { sealed } = await seal();
  const manifest = { v: 1 as const, ...context, envelopes: [sealed] };
  const hash = await manifestHash(manifest);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await manifestHash({ ...manifest, version: 2 })).not.toBe(hash);
});

describe('the backup of an officer’s key', () => {
  it('comes back with its passphrase only, and opens what was sealed before', async () => {
    const { sealed, chunks } = await seal();
    const file = await backUpOfficerKey(officers[0] as OwnKey, '一句 很长的口令');
    expect(JSON.stringify(file)).not.toContain('privateKey');
    expect(file.iterations).toBeGreaterThanOrEqual(600_000);
    await expect(restoreOfficerKey(file, 'another')).rejects.toThrow();
    await expect(restoreOfficerKey({ ...file, keyId: 'x' }, '一句 很长的口令')).rejects.toThrow();
    const weak = { ...file, iterations: 1000 };
    await expect(restoreOfficerKey(weak, '一句 很长的口令')).rejects.toThrow(RangeError);
    const back = await restoreOfficerKey(file, '一句 很长的口令');
    await expect(webcrypto.subtle.exportKey('pkcs8', back.privateKey)).rejects.toThrow();
    officers = [back, ...officers.slice(1)];
    expect(await open(sealed, chunks, [0, 2])).toHaveLength(1);
  });
});
