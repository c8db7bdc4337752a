/** Basis points as per cent for a reader: 2550 → “25.5”. */
export const percent = (share: number): string => String(share / 100);

/** Per cent as typed into basis points; null for what is no share between 0 and 100 with two decimals. */
export function sharesOf(text: string): number | null {
  const value = text.trim();
  if (!/^\d{1,3}(\.\d{0,2})?$/.test(value)) return null;
  const share = Math.round(Number(value) * 100);
  return share <= 10_000 ? share : null;
}

/** Ten-thousandths of a point as points: 828333 → “82.83”. */
export const points = (score: number): string => (score / 10_000).toFixed(2);
