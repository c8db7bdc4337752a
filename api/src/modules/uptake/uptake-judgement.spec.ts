import { judgeUptake, shareOf, summariseReasons } from './uptake-judgement.js';

const peer = { views: 100, follows: 10, interests: 5, days: 10 };
const peers = Array.from({ length: 6 }, () => peer);

describe('how a call is taken up', () => {
  it.each([
    ['as the others', { views: 100, follows: 10, interests: 5, days: 10 }, false],
    ['weak in one measure only', { views: 100, follows: 10, interests: 0, days: 10 }, false],
    ['weak in two', { views: 100, follows: 2, interests: 1, days: 10 }, true],
    ['hardly seen at all', { views: 3, follows: 0, interests: 0, days: 10 }, true],
    ['just published', { views: 10, follows: 1, interests: 1, days: 0 }, false],
  ])('%s', (_, own, weak) => {
    expect(judgeUptake(own, peers).weak).toBe(weak);
  });
  it('claims no median of a few, and warns then only where nobody is interested', () => {
    const few = peers.slice(0, 4);
    const judged = judgeUptake({ views: 1, follows: 0, interests: 1, days: 9 }, few);
    expect(judged).toMatchObject({ weak: false, peers: 4 });
    expect(judged.measures.every((one) => one.median === null)).toBe(true);
    expect(judgeUptake({ views: 90, follows: 9, interests: 0, days: 9 }, []).weak).toBe(true);
  });
  it('counts the share of the window', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    expect(shareOf(at(1), at(11), at(4))).toBeCloseTo(30);
    expect(shareOf(at(1), at(1), at(1))).toBe(100);
  });
});

describe('reasons in sum', () => {
  it.each([
    ['nothing of a few', { budget: 4 }, null, []],
    ['all of many', { budget: 6, time: 5 }, 11, ['budget', 'time']],
    ['no total that gives a small cell away', { budget: 6, time: 2 }, null, ['budget']],
    ['the total where the small cells are many', { budget: 6, time: 3, data: 3 }, 12, ['budget']],
  ])('show %s', (_, counts, total, reasons) => {
    const summary = summariseReasons(counts);
    expect(summary.total).toBe(total);
    expect(summary.reasons.map((one) => one.reason)).toEqual(reasons);
  });
});
