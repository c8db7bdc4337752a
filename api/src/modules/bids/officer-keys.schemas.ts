import { z } from 'zod';
import { id, timeOut } from '../../platform/schemas.js';

const base64 = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const makeOfficerKey = z
  .strictObject({
    publicKey: base64(120).describe('P-256 公钥（未压缩点，base64）；私钥只留在开标人员的浏览器中'),
  })
  .meta({ id: 'MakeOfficerKey' });
export type MakeOfficerKey = z.output<typeof makeOfficerKey>;

export const officerKey = z
  .object({
    id: z.uuid(),
    keyId: z.string().describe('公钥指纹'),
    publicKey: z.string(),
    madeAt: timeOut,
    retiredAt: timeOut.nullable(),
    scenarios: z
      .array(
        z
          .object({
            scenarioId: z.uuid(),
            title: z.string(),
            deadline: timeOut.nullable(),
            no: z.int().describe('在该场景中的开标人员序号'),
          })
          .meta({ id: 'OfficerKeyUse' }),
      )
      .describe('用到这把密钥的场景'),
    actions: z.array(z.enum(['retire'])),
  })
  .meta({ id: 'OfficerKey' });
export const officerKeyPage = z
  .object({ items: z.array(officerKey), total: z.int() })
  .meta({ id: 'OfficerKeys' });

const publicKey = z.object({ keyId: z.string(), publicKey: z.string() }).meta({ id: 'PublicKey' });

/** What a browser seals with, and anybody may read. */
export const openingOfficers = z
  .object({
    scenarioId: z.uuid(),
    keySet: z
      .object({
        id: z.uuid(),
        n: z.int().describe('第几版密钥；更换后的新版只用于此后的密封'),
        madeAt: timeOut,
        officers: z.array(publicKey).describe('开标人员按序号排列，不公布姓名'),
        server: publicKey,
        threshold: z.int().describe('几名开标人员一起才能开启'),
        actions: z.array(z.enum(['name'])),
      })
      .meta({ id: 'BidKeySet' })
      .nullable()
      .describe('空为尚未指定，暂不能密封'),
    least: z.int().describe('至少几名'),
    actions: z.array(z.enum(['name'])),
  })
  .meta({ id: 'OpeningOfficers' });

export const nameOfficers = z
  .strictObject({
    officerKeyIds: z
      .array(id)
      .min(3)
      .max(15)
      .refine((list) => new Set(list).size === list.length, { error: '不能重复 / no repeats' }),
  })
  .meta({ id: 'NameOfficers' });
export type NameOfficers = z.output<typeof nameOfficers>;

export const officerCandidates = z
  .object({
    items: z.array(
      z
        .object({ officerKeyId: z.uuid(), name: z.string(), keyId: z.string(), madeAt: timeOut })
        .meta({ id: 'OfficerCandidate' }),
    ),
    total: z.int(),
  })
  .meta({ id: 'OfficerCandidates' });

export const sealingKeys = z
  .object({
    items: z.array(
      z
        .object({
          keyId: z.string(),
          kind: z.enum(['sealing', 'signing']),
          publicKey: z.string(),
          since: timeOut,
          current: z.boolean(),
        })
        .meta({ id: 'SealingKey' }),
    ),
    total: z.int(),
  })
  .meta({ id: 'SealingKeys' });

export { base64 };
