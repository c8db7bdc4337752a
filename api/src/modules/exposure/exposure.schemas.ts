import { z } from 'zod';
import { timeOut } from '../../platform/schemas.js';

/** Whether real suppliers are counted or the demonstration's (示例), never both. */
export const exposureQuery = z.strictObject({ scope: z.enum(['real', 'demo']).default('real') });
export type ExposureQuery = z.infer<typeof exposureQuery>;

const cell = z
  .object({
    key: z.string(),
    suppliers: z.int().nullable(),
    relative: z.number().nullable().describe('该组平均曝光 ÷ 全体平均；1 为均等'),
    suppressed: z.boolean(),
  })
  .meta({ id: 'ExposureCell' });

/** Null figures: fewer than five qualified capabilities, nothing computed yet, or a count of one to four. */
export const exposureFigures = z
  .object({
    scope: z.enum(['real', 'demo']),
    demo: z.boolean(),
    asOf: timeOut.nullable().describe('最近一次计算的时间'),
    modelVersion: z.string().nullable(),
    cap: z.number().describe('曝光调节的上限（得分对数）'),
    suppliers: z.int().nullable().describe('至少适合一个开放场景的已认领能力'),
    gini: z.number().nullable(),
    turns: z.int().nullable().describe('今日轮到展示的能力数'),
    unseen30: z.int().nullable().describe('30 天内没有在任何清单中出现的能力数；应为 0'),
    longestUnseenDays: z.int().nullable(),
    bySize: z.array(cell),
    byAge: z.array(cell),
    byDistrict: z.array(cell),
  })
  .meta({ id: 'ExposureFigures' });
