const HIGH = 0.66;
const MEDIUM = 0.4;

export type Level = 'high' | 'medium' | 'low';

/** A share in words. The figures are not calibrated against outcomes yet, so a percentage would claim too much. */
export function levelOf(share: number): Level {
  if (share >= HIGH) return 'high';
  return share >= MEDIUM ? 'medium' : 'low';
}
