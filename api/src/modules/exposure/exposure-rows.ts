// What one nightly computation says of each side, and the groups its figures are told by.

export const sizeClasses = ['micro', 'small', 'medium', 'large', 'unknown'] as const;
export type SizeClass = (typeof sizeClasses)[number];
/** Since a supplier's first publication: within 30 days, within a year, longer. */
export const ageClasses = ['new', 'year', 'older'] as const;
export type AgeClass = (typeof ageClasses)[number];

export interface ExposureRow {
  readonly subjectId: string;
  readonly side: 'demand' | 'supply';
  readonly price: number;
  readonly attention: number;
  /** Day of Xiamen, `YYYY-MM-DD`. */
  readonly qualifiedOn: string;
  readonly seenOn: string | null;
  readonly turnScenarioId: string | null;
  readonly newcomer: boolean;
  readonly sizeClass: SizeClass | null;
  readonly ageClass: AgeClass | null;
  readonly district: string | null;
}

export interface ExposureRun {
  readonly demo: boolean;
  readonly modelVersion: string;
  readonly demands: number;
  readonly supplies: number;
  readonly pairs: number;
  readonly gini: number;
  readonly turns: number;
  readonly withoutPlace: number;
  readonly rows: readonly ExposureRow[];
}

/**
 * By staff alone, after the bounds of 工信部联企业〔2011〕300号 for software and information services (10, 100, 300);
 * turnover, the other half of that rule, is not known here.
 */
export function sizeClassOf(staff: number | null): SizeClass {
  if (staff === null) return 'unknown';
  if (staff < 10) return 'micro';
  if (staff < 100) return 'small';
  return staff < 300 ? 'medium' : 'large';
}

const dayMs = 86_400_000;
export const newcomerDays = 30;

export function ageClassOf(firstPublishedAt: Date, now: Date): AgeClass {
  const days = (now.getTime() - firstPublishedAt.getTime()) / dayMs;
  if (days < newcomerDays) return 'new';
  return days < 365 ? 'year' : 'older';
}
