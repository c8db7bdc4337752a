import type { ContentValues } from './scenario-fields.schemas.js';

/** Who reviews for the platform: the three lead departments (工信、数据、发改) and the six districts. */
export const reviewDesks = [
  'industry',
  'data',
  'reform',
  'siming',
  'huli',
  'jimei',
  'haicang',
  'tongan',
  'xiangan',
] as const;
export type ReviewDesk = (typeof reviewDesks)[number];

/** Working days that the platform's review may take. */
export const reviewDays = 5;

const districtDesks: ReadonlySet<string> = new Set(reviewDesks.slice(3));

/**
 * The desk that reviews a scenario first; reviewers may hand it on. What stays in one district goes to it,
 * major ones to 发改, those that open graded data to the data office, all else to 工信. Pure.
 */
export function deskFor(content: ContentValues, publisherDistrict: string | null): ReviewDesk {
  const [only, second] = content.districts;
  if (content.sizeClass === 'major') return 'reform';
  const graded = ['important', 'core'];
  if (content.resources.some((r) => r.kind === 'data' && graded.includes(r.dataGrade ?? '')))
    return 'data';
  if (only && !second && only === publisherDistrict && districtDesks.has(only))
    return only as ReviewDesk;
  return content.sectors.includes('government') ? 'data' : 'industry';
}
