import { z } from 'zod';
import { chunkBytes, envelopeKinds, type EnvelopeKind } from '@aism/sealing';
import { id, timeOut } from '../../platform/schemas.js';
import { base64 } from './officer-keys.schemas.js';

export const beginSealing = z.strictObject({ keySetId: id }).meta({ id: 'BeginSealing' });
export type BeginSealing = z.output<typeof beginSealing>;

export const envelopeKind = z.enum(envelopeKinds);
/** `technique-0`, `price-0`, …: which chunk of which envelope. */
export const chunkName = z
  .string()
  .regex(/^(technique|price)-(\d|[1-9]\d|[1-9]\d\d|10\d\d)$/)
  .transform((name) => {
    const at = name.lastIndexOf('-');
    return { kind: name.slice(0, at) as EnvelopeKind, no: Number(name.slice(at + 1)) };
  });
export type ChunkName = z.output<typeof chunkName>;

/** An attempt to seal; `received` lets an upload go on where it stopped. */
export const sealing = z
  .object({
    id: z.uuid(),
    bidId: z.uuid(),
    scenarioId: z.uuid(),
    version: z.int().describe('密封后的版本号，须写入密文的绑定信息'),
    keySetId: z.uuid(),
    scenarioVersion: z.int().describe('当前公布的场景版本；不同则须重新查看'),
    chunkBytes: z.literal(chunkBytes),
    received: z.array(
      z
        .object({ kind: envelopeKind, no: z.int(), size: z.int(), sha256: z.string() })
        .meta({ id: 'ReceivedChunk' }),
    ),
    actions: z.array(z.enum(['upload', 'seal'])),
  })
  .meta({ id: 'Sealing' });

const wrapped = z
  .strictObject({ ephemeral: base64(120), iv: base64(24), ciphertext: base64(120) })
  .meta({ id: 'WrappedSecret' });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const keyId = z.string().regex(/^[0-9a-f]{32}$/);
const chunk = z
  .strictObject({ size: z.int().min(1).max(chunkBytes), sha256: hash })
  .meta({ id: 'SealedChunk' });
const envelope = (kind: (typeof envelopeKinds)[number], chunks: number) =>
  z.strictObject({
    kind: z.literal(kind),
    chunks: z.array(chunk).min(1).max(chunks),
    serverPart: wrapped,
    shares: z
      .array(
        z.strictObject({ keyId, commitment: hash, wrapped }).meta({ id: `Sealed-${kind}-Share` }),
      )
      .min(3)
      .max(15),
  });

/** The manifest a browser makes with sealEnvelope; the receipt vouches for its hash. */
export const sealBid = z
  .strictObject({
    sealingId: id,
    scenarioVersion: z.int().min(1).describe('密封时所依据的场景版本'),
    manifest: z.strictObject({
      v: z.literal(1),
      scenarioId: id,
      bidId: id,
      version: z.int().min(1),
      keySetId: id,
      // A price without files lies in one chunk.
      envelopes: z.tuple([envelope('technique', 1100), envelope('price', 1)]),
    }),
  })
  .meta({ id: 'SealBid' });
export type SealBid = z.output<typeof sealBid>;

/** A receipt with the very text to keep: it verifies by itself. */
export const bidReceipt = z
  .object({
    bidId: z.uuid(),
    version: z.int(),
    sealedAt: timeOut,
    hash: z.string(),
    text: z.string().describe('回执全文（JSON），请下载保存'),
    supersededAt: timeOut.nullable(),
  })
  .meta({ id: 'BidReceipt' });
export const bidReceipts = z
  .object({ items: z.array(bidReceipt), total: z.int() })
  .meta({ id: 'BidReceipts' });

export const verifyReceipt = z
  .strictObject({ text: z.string().min(2).max(5000).describe('回执文件的全文') })
  .meta({ id: 'VerifyReceipt' });
export type VerifyReceipt = z.output<typeof verifyReceipt>;

/** `differs` names what does not fit the server's own record; a receipt of another signature is never valid. */
export const receiptVerdict = z
  .object({
    valid: z.boolean(),
    reason: z.enum([
      'valid',
      'not-a-receipt',
      'unknown-key',
      'signature',
      'not-on-record',
      'differs',
    ]),
    differs: z.array(z.string()),
    bidId: z.string().nullable(),
    scenarioId: z.string().nullable(),
    version: z.int().nullable(),
    sealedAt: z.string().nullable(),
    superseded: z.boolean().describe('此后被新版本替换或撤回'),
  })
  .meta({ id: 'ReceiptVerdict' });
export type ReceiptVerdict = z.input<typeof receiptVerdict>;
