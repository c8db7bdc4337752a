import { combine, split } from 'shamir-secret-sharing';
import { concat, fromBase64, randomBytes, sha256, toBase64, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import {
  chunkBytes,
  headerBytes,
  tagBytes,
  type EnvelopeContext,
  type KeySet,
  type Manifest,
  type SealedChunk,
  type SealedEnvelope,
  type SealedShare,
} from './shapes.js';
import {
  commitmentOf,
  deriveSecret,
  importAesKey,
  unwrap,
  wrap,
  type PrivateKey,
} from './wrapping.js';

/** How many officers open together. */
export const threshold = 2;

/** The secret of an envelope's content: neither the server's part nor the officers' alone gives it. */
function contentSecret(server: Uint8Array, officers: Uint8Array, context: EnvelopeContext) {
  const salt = utf8(canonicalJson(context));
  return deriveSecret(concat(server, officers), salt, 'aism/sealing/content/1');
}

/** The key of a content secret. */
export const importContentKey = (secret: Uint8Array) => importAesKey(secret);
type ContentKey = Awaited<ReturnType<typeof importContentKey>>;

/** Counter and end mark are the nonce, so that chunks can be neither reordered nor cut off. */
function chunkParameters(context: EnvelopeContext, no: number, last: boolean) {
  const iv = new Uint8Array(12);
  iv[0] = last ? 1 : 0;
  new DataView(iv.buffer).setUint32(8, no);
  return { name: 'AES-GCM', iv, additionalData: utf8(canonicalJson(context)) };
}

/**
 * The plaintext of an envelope: four bytes of length, a JSON header, then the files one after another.
 * @param files their bytes in the order in which the header names them
 * @throws RangeError when the header is too long
 */
export async function* envelopeText(
  header: unknown,
  files: readonly AsyncIterable<Uint8Array>[] = [],
): AsyncGenerator<Uint8Array> {
  const json = utf8(JSON.stringify(header));
  if (json.length > headerBytes) throw new RangeError('the header is too long');
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length);
  yield concat(length, json);
  for (const file of files) yield* file;
}

/** Cuts bytes into pieces of one size; marks the last one. An empty input gives one empty piece. */
async function* pieces(source: AsyncIterable<Uint8Array>, size: number) {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of source) {
    held.push(bytes);
    length += bytes.length;
    // One more byte than a piece must be there before it is known not to be the last.
    while (length > size) {
      const all = concat(...held);
      yield { piece: all.subarray(0, size), last: false };
      held = [all.slice(size)];
      length = all.length - size;
    }
  }
  yield { piece: concat(...held), last: true };
}

/**
 * Seals one envelope: a new content key, split so that two of the officers and the server open it together.
 * @param text see envelopeText
 * @param put stores one sealed chunk, e.g. sends it; awaited before the next is made
 * @returns what goes into the manifest; nothing of it opens the envelope by itself
 */
export async function sealEnvelope(
  context: EnvelopeContext,
  keys: KeySet,
  text: AsyncIterable<Uint8Array>,
  put: (no: number, chunk: Uint8Array) => Promise<void>,
): Promise<SealedEnvelope> {
  const serverPart = randomBytes(32);
  const officersPart = randomBytes(32);
  const key = await importContentKey(await contentSecret(serverPart, officersPart, context));
  const chunks: SealedChunk[] = [];
  for await (const { piece, last } of pieces(text, chunkBytes - tagBytes)) {
    const parameters = chunkParameters(context, chunks.length, last);
    const chunk = new Uint8Array(await crypto.subtle.encrypt(parameters, key, piece));
    await put(chunks.length, chunk);
    chunks.push({ size: chunk.length, sha256: await sha256(chunk) });
  }
  const { server } = keys;
  const to = { ...context, part: 'server', keyId: server.keyId } as const;
  return {
    kind: context.kind,
    chunks,
    serverPart: await wrap(serverPart, server.publicKey, to),
    shares: await sealedShares(officersPart, context, keys),
  };
}

async function sealedShares(secret: Uint8Array, context: EnvelopeContext, keys: KeySet) {
  const shares = await split(secret, keys.officers.length, threshold);
  return Promise.all(
    keys.officers.map(async ({ keyId, publicKey }, i): Promise<SealedShare> => {
      const share = shares[i];
      if (!share) throw new Error('a share is missing');
      const to = { ...context, part: 'share', keyId } as const;
      return {
        keyId,
        commitment: await commitmentOf(share, context),
        wrapped: await wrap(share, publicKey, to),
      };
    }),
  );
}

/** A key pair that opens what was wrapped for it. */
export interface OwnKey {
  readonly keyId: string;
  readonly privateKey: PrivateKey;
  readonly publicKey: string;
}

/**
 * An officer's own share of an envelope, in base64, as it is handed to the opening.
 * @throws when the share was not sealed for this key or this envelope
 */
export async function openShare(
  sealed: Pick<SealedShare, 'wrapped'>,
  own: OwnKey,
  context: EnvelopeContext,
): Promise<string> {
  return toBase64(
    await unwrap(sealed.wrapped, own, { ...context, part: 'share', keyId: own.keyId }),
  );
}

/** Whether a share is the one that was sealed. */
export async function isTrueShare(
  share: string,
  commitment: string,
  context: EnvelopeContext,
): Promise<boolean> {
  return (await commitmentOf(fromBase64(share), context)) === commitment;
}

/**
 * Puts two officers' shares and the server's part together.
 * @returns the content's secret (importContentKey); false shares give a false one, which opens nothing
 * @throws when the parts do not belong to this envelope
 */
export async function openContentSecret(
  sealed: Pick<SealedEnvelope, 'serverPart'>,
  server: OwnKey,
  shares: readonly string[],
  context: EnvelopeContext,
): Promise<Uint8Array> {
  const to = { ...context, part: 'server', keyId: server.keyId } as const;
  const serverPart = await unwrap(sealed.serverPart, server, to);
  // The library takes plain arrays of its own realm only.
  const officersPart = await combine(shares.map((share) => new Uint8Array(fromBase64(share))));
  return contentSecret(serverPart, officersPart, context);
}

/** Reads one chunk. @throws when it is not this chunk of this envelope */
export async function openChunk(
  key: ContentKey,
  context: EnvelopeContext,
  chunk: Uint8Array,
  { no, last }: { readonly no: number; readonly last: boolean },
): Promise<Uint8Array> {
  return new Uint8Array(
    await crypto.subtle.decrypt(chunkParameters(context, no, last), key, chunk),
  );
}

/** The header in an envelope's first opened chunk, and where the files begin. @throws when there is none */
export function headerOf(first: Uint8Array): { header: unknown; filesAt: number } {
  const length = new DataView(first.buffer, first.byteOffset, first.byteLength).getUint32(0);
  if (length > headerBytes || 4 + length > first.length) throw new RangeError('no header');
  const json = new TextDecoder('utf-8', { fatal: true }).decode(first.subarray(4, 4 + length));
  return { header: JSON.parse(json), filesAt: 4 + length };
}

/** SHA-256 of a bid's canonical manifest: what a receipt vouches for. */
export const manifestHash = (manifest: Manifest): Promise<string> =>
  sha256(utf8(canonicalJson(manifest)));
