/** From here on a fit is called high or medium; the same cuts as the matching core's own bands. */
const HIGH = 0.55;
const MEDIUM = 0.3;

export type Level = 'high' | 'medium' | 'low';

/** A share in words. The figures are not calibrated against outcomes yet, so a percentage would claim too much. */
export function levelOf(share: number): Level {
  if (share >= HIGH) return 'high';
  return share >= MEDIUM ? 'medium' : 'low';
}
