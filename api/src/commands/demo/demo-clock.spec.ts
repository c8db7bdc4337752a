import { workday } from './demo-clock.js';

const at = (now: string, days: number, hour: number) => {
  jest.useFakeTimers({ now: new Date(now) });
  try {
    return workday(days, hour).toISOString();
  } finally {
    jest.useRealTimers();
  }
};

describe('an hour of the working week, so many days ago', () => {
  it('is Xiamen’s hour of that day', () => {
    // Thursday, 26 November 2026; 23:30 UTC is already Friday in Xiamen.
    expect(at('2026-11-26T02:00:00Z', 0, 9)).toBe('2026-11-26T01:00:00.000Z');
    expect(at('2026-11-26T23:30:00Z', 1, 9)).toBe('2026-11-26T01:00:00.000Z');
    expect(at('2026-11-26T02:00:00Z', -1, 17)).toBe('2026-11-27T09:00:00.000Z');
  });
  it('is the Friday before where the day is of a weekend', () => {
    expect(at('2026-11-30T02:00:00Z', 2, 9)).toBe('2026-11-27T01:00:00.000Z');
    expect(at('2026-11-30T02:00:00Z', 1, 9)).toBe('2026-11-27T01:00:00.000Z');
    expect(at('2026-11-30T02:00:00Z', 3, 9)).toBe('2026-11-27T01:00:00.000Z');
  });
  it('never turns two days round, and keeps three days apart whatever lies between', () => {
    for (let days = 0; days < 14; days++) {
      const earlier = at('2026-11-26T02:00:00Z', days + 1, 9);
      expect(earlier <= at('2026-11-26T02:00:00Z', days, 9)).toBe(true);
      const far = at('2026-11-26T02:00:00Z', days + 3, 17);
      expect(far < at('2026-11-26T02:00:00Z', days, 9)).toBe(true);
    }
  });
});
