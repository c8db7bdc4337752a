import { z } from 'zod';
import { day, line, link } from '../../platform/schemas.js';

/** The seven festivals of 全国年节及纪念日放假办法. */
const festivalCodes = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
] as const;

const festivalFields = {
  code: z.enum(festivalCodes),
  from: day.describe('放假第一天'),
  to: day.describe('放假最后一天'),
  makeUp: z.array(day).max(6).describe('为此调休上班的周末'),
};
const sourceFields = {
  title: line(4, 200).describe('官方通知标题'),
  number: line(2, 60).describe('文号'),
  url: link.describe('官方网址'),
  publishedOn: day.describe('公布日期'),
};

/** Beside a date that was counted in working days. */
export const provisionalYear = z
  .int()
  .nullable()
  .describe(
    '此日期按该年法定节假日暂算（算定时该年调休安排尚未公布）；已公布的日期不因安排公布而变动',
  );

export const workingYearNumber = z.coerce.number().int().min(2020).max(2100);

/** One year as the official notice announces it. */
export const enterWorkingYear = z
  .strictObject({
    festivals: z
      .array(z.strictObject(festivalFields).meta({ id: 'FestivalInput' }))
      .min(1)
      .max(14),
    source: z.strictObject(sourceFields).meta({ id: 'HolidayNoticeInput' }),
  })
  .meta({ id: 'EnterWorkingYear' });
export type EnterWorkingYear = z.output<typeof enterWorkingYear>;

export const workingYear = z
  .object({
    version: z.int(),
    year: z.int(),
    provisional: z
      .boolean()
      .describe('该年调休安排尚未公布，只列法定节假日，工作日据此暂算，公布后可能变动'),
    workingDays: z.int().describe('全年工作日数；暂算的年份会偏多'),
    substituteDays: z.int().describe('暂算的年份：适逢周末、应补假而补在哪天尚未公布的天数'),
    festivals: z.array(z.object(festivalFields).meta({ id: 'Festival' })),
    source: z.object(sourceFields).meta({ id: 'HolidayNotice' }),
  })
  .meta({ id: 'WorkingYear' });

export const workingYears = z
  .object({
    items: z.array(workingYear),
    total: z.int(),
    /** Years that people may already need and nobody has announced or entered. */
    unknownYears: z.array(z.int()),
    /** Years counted by their statutory festivals until the notice is out. */
    provisionalYears: z.array(z.int()),
    actions: z.array(z.enum(['enter'])),
  })
  .meta({ id: 'WorkingYears' });
