/** How figures, money and times are written. One place, because an official reads them on paper too. */

export type Language = 'zh-CN' | 'en';

const ZONE = 'Asia/Shanghai';
const FEN_PER_YUAN = 100;
const YUAN_PER_WAN = 10_000;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const found =
    dateFormats.get(key) ??
    new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, ...options });
  dateFormats.set(key, found);
  return found;
}

const locale = (language: Language) => (language === 'en' ? 'en-GB' : 'zh-CN');

function parsed(iso: string | null | undefined): Date | null {
  if (!iso) return null;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `2026年3月1日` or `1 March 2026`, in Xiamen's time; an empty string for no date. */
export function formatDate(iso: string | null | undefined, language: Language): string {
  const date = parsed(iso);
  return date ? formatter(language, { dateStyle: 'long' }).format(date) : '';
}

/** Date and time of day in Xiamen's time, to the minute. */
export function formatDateTime(iso: string | null | undefined, language: Language): string {
  const date = parsed(iso);
  const options = {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return date ? formatter(language, { ...options, hourCycle: 'h23' }).format(date) : '';
}

/**
 * Until when something runs, as a notice says it: a term that ends with a day ends at its 24:00,
 * since “00:00” of the day after is read as a day more.
 */
export function formatUntil(iso: string | null | undefined, language: Language): string {
  const date = parsed(iso);
  if (!date) return '';
  const isMidnight = formatter('en', { timeStyle: 'medium' }).format(date) === '00:00:00';
  if (!isMidnight) return formatDateTime(iso, language);
  const day = formatDate(new Date(date.getTime() - 1).toISOString(), language);
  return language === 'en' ? `${day} at 24:00` : `${day} 24:00`;
}

/** `2月15日` or `15 February`, of a day (`2026-02-15`) under a heading with its year; another year is said. */
export function formatDayOf(year: number, day: string, language: Language): string {
  const iso = `${day}T00:00:00+08:00`;
  if (!day.startsWith(`${year}-`)) return formatDate(iso, language);
  const date = parsed(iso);
  return date ? formatter(language, { month: 'long', day: 'numeric' }).format(date) : '';
}

/** Date and time of day to the second, where a second decides. */
export function formatMoment(iso: string | null | undefined, language: Language): string {
  const date = parsed(iso);
  const options = { dateStyle: 'long', timeStyle: 'medium' } as const;
  return date ? formatter(language, { ...options, hourCycle: 'h23' }).format(date) : '';
}

/** 分 in full, to the last one: `¥12,800.50`. */
export function formatYuan(fen: number, language: Language): string {
  const options = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(locale(language), options).format(fen / FEN_PER_YUAN);
}

/** A month given as `2026-03`: `2026年3月` or `March 2026`. */
export function formatMonth(month: string | null | undefined, language: Language): string {
  const date = parsed(month ? `${month}-15T00:00:00Z` : null);
  return date ? formatter(language, { year: 'numeric', month: 'long' }).format(date) : '';
}

/** Whole days from `now` until the moment, by Xiamen's calendar; negative when it has passed. */
export function daysUntil(iso: string, now: Date): number {
  const day = (date: Date) =>
    Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(date));
  return Math.round((day(new Date(iso)) - day(now)) / 86_400_000);
}

/** `12,345`; fractions to two places. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locale(language), { maximumFractionDigits: 2 }).format(value);
}

/** A share of 1 as `37.5%`. */
export function formatShare(value: number, language: Language): string {
  return new Intl.NumberFormat(locale(language), {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(value);
}

/** 分 to 万元 (`50万元`, `0.8万元`) or `CNY 500,000`. */
export function formatMoney(fen: number, language: Language): string {
  const yuan = fen / FEN_PER_YUAN;
  return language === 'en'
    ? `CNY ${formatNumber(yuan, language)}`
    : `${formatNumber(yuan / YUAN_PER_WAN, language)}万元`;
}

/** A range of 分 in which either end may be open; null when nothing was disclosed. */
export function formatMoneyRange(
  min: number | null | undefined,
  max: number | null | undefined,
  language: Language,
): string | null {
  const low = min ?? null;
  const high = max ?? null;
  if (low === null && high === null) return null;
  if (low === high && low !== null) return formatMoney(low, language);
  const texts = moneyRangeTexts[language];
  if (low === null) return texts.upTo(formatMoney(high ?? 0, language));
  if (high === null) return texts.from(formatMoney(low, language));
  return texts.between(low, high);
}

const inWan = (fen: number) => formatNumber(fen / FEN_PER_YUAN / YUAN_PER_WAN, 'zh-CN');

const moneyRangeTexts = {
  'zh-CN': {
    upTo: (money: string) => `不超过${money}`,
    from: (money: string) => `${money}起`,
    between: (low: number, high: number) => `${inWan(low)}–${inWan(high)}万元`,
  },
  en: {
    upTo: (money: string) => `up to ${money}`,
    from: (money: string) => `from ${money}`,
    between: (low: number, high: number) =>
      `${formatMoney(low, 'en')}–${formatNumber(high / FEN_PER_YUAN, 'en')}`,
  },
} as const;

/** What a person types in 万元, as 分; null for an empty or unreadable entry. */
export function wanToFen(text: string): number | null {
  const value = Number(text.replaceAll(/[,，\s]/g, ''));
  return text.trim() === '' || !Number.isFinite(value)
    ? null
    : Math.round(value * YUAN_PER_WAN * FEN_PER_YUAN);
}

/** 分 as the figure in 万元 that a form shows. */
export function fenToWan(fen: number | null | undefined): string {
  return typeof fen !== 'number' ? '' : String(fen / FEN_PER_YUAN / YUAN_PER_WAN);
}
