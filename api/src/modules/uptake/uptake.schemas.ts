import { z } from 'zod';
import { timeOut } from '../../platform/schemas.js';

export const whyNotReasons = [
  'capacity',
  'budget',
  'time',
  'unclear',
  'data',
  'terms',
  'field',
  'other',
] as const;

export const whyNotInput = z
  .strictObject({ reason: z.enum(whyNotReasons) })
  .meta({ id: 'WhyNotInput' });
export type WhyNotInput = z.output<typeof whyNotInput>;

/** Whether the reader's organisation was invited, and what it said. */
export const whyNot = z
  .object({
    invited: z.boolean(),
    reason: z.enum(whyNotReasons).nullable(),
    actions: z.array(z.enum(['say-why-not'])),
  })
  .meta({ id: 'WhyNot' });

/** How a call is taken up, for its publisher and for matchmakers and reviewers. */
export const uptake = z
  .object({
    views: z.int(),
    follows: z.int(),
    interests: z.int(),
    invited: z.int(),
    days: z.int().describe('已开放天数'),
    share: z.number().nullable().describe('开放期已过百分比；没有截止时间时为空'),
    weak: z.boolean(),
    peers: z.int().describe('同类场景数；不足五个时不比较'),
    measures: z.array(
      z
        .object({
          measure: z.enum(['views', 'follows', 'interests']),
          own: z.number().describe('每天'),
          median: z.number().nullable().describe('同类场景每天的中位数'),
        })
        .meta({ id: 'UptakeMeasure' }),
    ),
    warnings: z.array(
      z.object({ mark: z.int(), at: timeOut, weak: z.boolean() }).meta({ id: 'UptakeWarning' }),
    ),
    whyNot: z.object({
      total: z.int().nullable().describe('人数过少或可能推知个别回答时为空'),
      reasons: z.array(
        z.object({ reason: z.enum(whyNotReasons), n: z.int() }).meta({ id: 'WhyNotCount' }),
      ),
    }),
    actions: z.array(z.enum(['invite', 'extend', 'rewrite'])),
  })
  .meta({ id: 'Uptake' });
