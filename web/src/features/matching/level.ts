/** From here on a fit is called high or medium; the same cuts as the matching core's own bands. */
const HIGH = 0.55;
const MEDIUM = 0.3;

export type Level = 'high' | 'medium' | 'low';

/** A share in words: before figures are calibrated against answers, a percentage would claim too much. */
export function levelOf(share: number): Level {
  if (share >= HIGH) return 'high';
  return share >= MEDIUM ? 'medium' : 'low';
}

/** A calibrated chance and its band as whole percentages. */
export function percentages(chance: { value: number; low: number; high: number }) {
  const whole = (share: number) => Math.round(share * 100);
  return { value: whole(chance.value), low: whole(chance.low), high: whole(chance.high) };
}
