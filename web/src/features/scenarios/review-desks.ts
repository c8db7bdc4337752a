import type { ReviewDesk } from './own-scenario-queries';

/** The desks in the order of the API: three lead departments, then the districts. */
export const reviewDesks: readonly ReviewDesk[] = [
  'industry',
  'data',
  'reform',
  'siming',
  'huli',
  'jimei',
  'haicang',
  'tongan',
  'xiangan',
];
