import { MatchingEngine } from './engine.js';
import { inspection, QUERY, robotDog } from './fixtures.js';
import { saysHowMuch } from './measure-words.js';
import type { Reason } from './types.js';

describe('words that say how much', () => {
  it.each(['4', '99.5', '2027-06', '三十', '两次', '不超过', '每月', '小时'])('know %s', (word) => {
    expect(saysHowMuch(word)).toBe(true);
  });

  it.each(['误报', '5g', '巡检', '召回', 'h.264'])('leave %s alone', (word) => {
    expect(saysHowMuch(word)).toBe(false);
  });
});

describe('a requirement', () => {
  const covered = (must: string, text: string): Reason | undefined => {
    const engine = new MatchingEngine();
    const demand = { ...inspection, mustHave: [must], niceToHave: [] };
    const { reasons } = engine.scorePair(demand, { ...robotDog, text }, QUERY);
    return reasons.demand.find(({ code }) => code === 'musts.demand');
  };

  it('is not covered by the same numbers and limits of another thing', () => {
    expect(covered('误报每月不超过4次', '整机每月停机不超过4次。')).toBeUndefined();
  });

  it('is covered by what it asks, with the place in the supply’s text', () => {
    const found = covered('误报每月不超过4次', '复核后误报很少。');
    expect(found?.evidence?.supply).toMatchObject({ field: 'text', text: '误报' });
  });
});
