import {
  daysUntil,
  fenToWan,
  formatDate,
  formatDateTime,
  formatDayOf,
  formatMoney,
  formatMoneyRange,
  formatMonth,
  formatShare,
  formatUntil,
  wanToFen,
} from './format';
import { safeReturn } from './paths';

describe('format', () => {
  it('writes dates in the time of Xiamen', () => {
    expect(formatDate('2026-03-31T16:30:00Z', 'zh-CN')).toBe('2026年4月1日');
    expect(formatDate('2026-03-31T16:30:00Z', 'en')).toBe('1 April 2026');
    expect(formatDateTime('2026-03-31T16:30:00Z', 'zh-CN')).toBe('2026年4月1日 00:30');
    expect(formatMonth('2026-04', 'zh-CN')).toBe('2026年4月');
    expect(formatDate(null, 'en')).toBe('');
    expect(formatDate('not a date', 'en')).toBe('');
  });

  it('ends a term at 24:00 of its last day, not at 00:00 of the day after', () => {
    expect(formatUntil('2026-12-02T16:00:00Z', 'zh-CN')).toBe('2026年12月2日 24:00');
    expect(formatUntil('2026-12-02T16:00:00Z', 'en')).toBe('2 December 2026 at 24:00');
    expect(formatUntil('2026-12-02T09:00:00Z', 'zh-CN')).toBe('2026年12月2日 17:00');
    expect(formatUntil('2026-12-02T16:00:01Z', 'zh-CN')).toBe('2026年12月3日 00:00');
    expect(formatUntil(null, 'en')).toBe('');
  });

  it('writes a day under its year without repeating the year', () => {
    expect(formatDayOf(2026, '2026-02-15', 'zh-CN')).toBe('2月15日');
    expect(formatDayOf(2026, '2026-02-15', 'en')).toBe('15 February');
    expect(formatDayOf(2027, '2026-12-27', 'zh-CN')).toBe('2026年12月27日');
  });

  it('counts days by the calendar of Xiamen, not by hours', () => {
    const lateEvening = new Date('2026-05-01T15:59:00Z'); // 23:59 on the first
    expect(daysUntil('2026-05-01T16:01:00Z', lateEvening)).toBe(1); // 00:01 on the second
    expect(daysUntil('2026-05-01T15:59:30Z', lateEvening)).toBe(0);
    expect(daysUntil('2026-04-30T15:00:00Z', lateEvening)).toBe(-1);
  });

  it.each([
    [50_000_000, 'zh-CN', '50万元'],
    [80_000, 'zh-CN', '0.08万元'],
    [50_000_000, 'en', 'CNY 500,000'],
  ] as const)('writes %i 分 in %s as %s', (fen, language, text) => {
    expect(formatMoney(fen, language)).toBe(text);
  });

  it.each([
    [null, null, null],
    [20_000_000, 50_000_000, '20–50万元'],
    [null, 50_000_000, '不超过50万元'],
    [20_000_000, null, '20万元起'],
    [20_000_000, 20_000_000, '20万元'],
    [0, 50_000_000, '0–50万元'],
  ])('writes the range %p–%p as %p', (min, max, text) => {
    expect(formatMoneyRange(min, max, 'zh-CN')).toBe(text);
  });

  it('reads 万元 as people type them and shows them again', () => {
    expect(wanToFen('1,200')).toBe(1_200_000_000);
    expect(wanToFen('0.5')).toBe(500_000);
    expect(wanToFen('')).toBeNull();
    expect(wanToFen('abc')).toBeNull();
    expect(fenToWan(500_000)).toBe('0.5');
    expect(fenToWan(null)).toBe('');
  });

  it('writes shares in per cent', () => {
    expect(formatShare(0.375, 'zh-CN')).toBe('37.5%');
  });
});

describe('safeReturn', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', null, ''])(
    'does not follow %p',
    (target) => expect(safeReturn(target)).toBe('/bench'),
  );
  it('keeps a path of this site', () =>
    expect(safeReturn('/scenarios?q=1')).toBe('/scenarios?q=1'));
});
