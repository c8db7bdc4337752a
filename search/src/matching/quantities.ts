// One spelling for amounts and dates: 二百万元, 200万元 and ¥2,000,000 become the same word, as do 2027年6月 and 2027-06.
// Works on normalised text; only figures with a unit are touched, so that numbers inside names stay as they are.

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Record<string, number> = { 万: 1e4, 亿: 1e8 };

const FIGURE = String.raw`(?:\d[\d,]*(?:\.\d+)?|[〇零一二两三四五六七八九十百千半]+)`;
const MONEY = new RegExp(
  String.raw`[¥￥]?(${FIGURE})\s*([十百千]?[万亿]{0,2})\s*(?:元|块|人民币|rmb|cny)`,
  'gu',
);
const SHARE = new RegExp(String.raw`百分之(${FIGURE})`, 'gu');
const MONTH = /(\d{4})\s*年\s*(\d{1,2})\s*月(?:份)?(?!\s*\d{1,2}\s*日)/gu;
const DAY = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/gu;

/**
 * The value of a Chinese or Arabic figure (三千五百 → 3500, 2,000 → 2000).
 * @returns null where it is no figure.
 */
export function figure(text: string): number | null {
  if (/^\d/u.test(text)) return Number(text.replace(/,/gu, ''));
  if (text === '半') return 0.5;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const sign of text) {
    if (sign in DIGITS) {
      digit = DIGITS[sign]!;
    } else if (sign in SMALL) {
      section += (digit ?? 1) * SMALL[sign]!;
      digit = null;
    } else if (sign in LARGE) {
      const part = section + (digit ?? 0);
      // 一亿二千万: the second unit counts only what stands before it.
      total = total > 0 && part > 0 ? total + part * LARGE[sign]! : (total + part) * LARGE[sign]!;
      section = 0;
      digit = null;
    } else {
      return null;
    }
  }
  return total + section + (digit ?? 0);
}

/**
 * An amount of money in yuan (二百万元 → 2000000), or null.
 * @param text one amount with its unit, normalised or not.
 */
export function yuan(text: string): number | null {
  const match = new RegExp(MONEY.source, 'u').exec(text.toLowerCase());
  return match ? valueOf(match[1]!, match[2]!) : null;
}

/** Rewrites amounts, shares and dates of a normalised text in one spelling; lengths may change. */
export function canonicalQuantities(text: string): string {
  return text
    .replace(MONEY, (whole, amount: string, unit: string) => {
      const value = valueOf(amount, unit);
      return value === null ? whole : `${value}元`;
    })
    .replace(SHARE, (whole, amount: string) => {
      const value = figure(amount);
      return value === null ? whole : `${value}%`;
    })
    .replace(DAY, (_, year: string, month: string, day: string) => isoDate(year, month, day))
    .replace(MONTH, (_, year: string, month: string) => isoDate(year, month));
}

function valueOf(amount: string, unit: string): number | null {
  const base = figure(amount);
  if (base === null) return null;
  let value = base;
  for (const sign of unit) value *= SMALL[sign] ?? LARGE[sign]!;
  return Math.round(value * 100) / 100;
}

const isoDate = (...parts: readonly string[]): string =>
  parts.map((part) => part.padStart(2, '0')).join('-');
