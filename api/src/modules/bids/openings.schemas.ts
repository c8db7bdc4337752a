import { z } from 'zod';
import { id, text, timeOut } from '../../platform/schemas.js';
import { bid, bands } from './bids.schemas.js';
import { defectFields, disqualifyReasons, paperFields } from './bid-fields.schemas.js';
import { envelopeKind } from './sealings.schemas.js';
import { base64 } from './officer-keys.schemas.js';

const wrapped = z.object({ ephemeral: z.string(), iv: z.string(), ciphertext: z.string() });

/** The public minute of an opening: who by role, when, how many, whose receipts; no contents. */
export const openingMinute = z
  .object({
    scenarioId: z.uuid(),
    kind: envelopeKind,
    openedAt: timeOut,
    officers: z.array(z.int()).describe('开标人员序号'),
    opened: z.int(),
    unreadable: z.int().describe('已证实无法开启、按规则出局的份数'),
    contested: z.int().describe('开标人员称无法解开、未经证实而保持密封的份数'),
    closed: z.int().describe('未达技术门槛、报价保持密封的份数'),
    lapsed: z.int().describe('未重新确认、按撤回处理的份数'),
    receiptHashes: z.array(z.string()).describe('已开启应答的回执摘要，按摘要排序'),
  })
  .meta({ id: 'OpeningMinute' });
export type OpeningMinute = z.output<typeof openingMinute>;
export const openingMinutes = z
  .object({ items: z.array(openingMinute), total: z.int() })
  .meta({ id: 'OpeningMinutes' });

/** What an officer decrypts in the browser. */
export const openingTask = z
  .object({
    scenarioId: z.uuid(),
    kind: envelopeKind,
    state: z.enum(['too-early', 'price-locked', 'awaiting', 'opened']),
    given: z.array(z.int()).describe('已提交份额的开标人员序号'),
    mine: z.int().describe('读者的序号'),
    needed: z.int(),
    envelopes: z
      .array(
        z
          .object({
            context: z
              .object({
                scenarioId: z.uuid(),
                bidId: z.uuid(),
                version: z.int(),
                kind: envelopeKind,
                keySetId: z.uuid(),
              })
              .meta({ id: 'EnvelopeContext' }),
            keyId: z.string(),
            commitment: z.string(),
            wrapped: wrapped.meta({ id: 'WrappedShare' }),
          })
          .meta({ id: 'OpeningEnvelope' }),
      )
      .describe('截止之前为空'),
    actions: z.array(z.enum(['give-shares'])),
  })
  .meta({ id: 'OpeningTask' });
export type OpeningTask = z.input<typeof openingTask>;

export const giveShares = z
  .strictObject({
    shares: z
      .array(
        z
          .strictObject({
            bidId: id,
            share: base64(120).nullable().describe('空表示该份额无法解开'),
          })
          .meta({ id: 'GivenShare' }),
      )
      .min(1)
      .max(2000),
  })
  .meta({ id: 'GiveShares' });
export type GiveShares = z.output<typeof giveShares>;

/** Where the reader, an officer, is needed. */
export const openingDuties = z
  .object({
    items: z.array(
      z
        .object({
          scenarioId: z.uuid(),
          title: z.string(),
          deadline: timeOut.nullable(),
          kind: envelopeKind,
          state: z.enum(['too-early', 'price-locked', 'awaiting', 'opened']),
          given: z.array(z.int()),
          mine: z.int(),
          band: z.enum(bands).nullable(),
        })
        .meta({ id: 'OpeningDuty' }),
    ),
    total: z.int(),
  })
  .meta({ id: 'OpeningDuties' });

/** An opened bid as its publisher sees it. */
export const receivedBid = bid
  .omit({ draft: true, receipts: true, reconfirm: true, scenarioVersion: true })
  .extend({ receiptHash: z.string() })
  .meta({ id: 'ReceivedBid' });
export const receivedBids = z
  .object({
    state: z.enum(['sealed', 'opened']),
    band: z.enum(bands).nullable(),
    items: z.array(receivedBid).describe('开标之前为空'),
    total: z.int(),
  })
  .meta({ id: 'ReceivedBids' });

export const findDefects = z
  .strictObject({
    fields: z
      .array(
        z
          .strictObject({ field: z.enum(paperFields), note: text(2, 500) })
          .meta({ id: 'NamedDefect' }),
      )
      .min(1)
      .max(paperFields.length),
  })
  .meta({ id: 'FindDefects' });
export type FindDefects = z.output<typeof findDefects>;

export const cureDefect = z
  .strictObject({
    field: z.enum(defectFields),
    fileId: id.optional().describe('已上传的补正文件'),
    taxIncluded: z.boolean().optional(),
  })
  .meta({ id: 'CureDefect' });
export type CureDefect = z.output<typeof cureDefect>;

export const disqualifyBid = z
  .strictObject({
    reason: z.enum(disqualifyReasons).exclude(['unreadable', 'defect-uncured']),
    note: text(0, 1000).default(''),
  })
  .refine((given) => given.reason !== 'other' || given.note !== '', {
    path: ['note'],
    error: '选择“其他”时请说明 / “other” needs a note',
  })
  .meta({ id: 'DisqualifyBid' });
export type DisqualifyBid = z.output<typeof disqualifyBid>;
