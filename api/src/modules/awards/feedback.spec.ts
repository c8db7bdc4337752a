import fc from 'fast-check';
import { composeFeedback, isComplete, medianOf } from './feedback.js';

const own = {
  ...{ bidId: 'mine', scenarioId: 's', rank: 2, passed: true, total: 700_000 },
  ...{ techniqueScore: 550_000, priceScore: 150_000 as number | null, priceFull: 200_000 },
  criteria: [{ criterionId: 'fit', title: '满足程度', score: 180_000, full: 250_000 }],
  ...{ strengths: ' 数据接口说得清楚 ', improvements: '验收步骤请写到周' },
};
const all = {
  bids: 3,
  totals: [700_000, 800_000, 600_000],
  technique: [600_000, 550_000, 500_000],
  price: [200_000, 150_000, 100_000],
  criteria: [{ criterionId: 'fit', title: '满足程度', scores: [200_000, 180_000, 100_000] }],
};

it('places one’s own scores among all, without names or ids of the others', () => {
  const feedback = composeFeedback(own, all);
  expect(feedback).toEqual({
    ...{ bidId: 'mine', rank: 2, bids: 3, passed: true, total: 700_000 },
    totals: [800_000, 700_000, 600_000],
    criteria: [
      {
        ...{ criterionId: 'fit', title: '满足程度', score: 180_000, full: 250_000 },
        ...{ best: 200_000, median: 180_000, lowest: 100_000 },
      },
    ],
    price: { score: 150_000, full: 200_000, best: 200_000, median: 150_000, lowest: 100_000 },
    ...{ strengths: '数据接口说得清楚', improvements: '验收步骤请写到周' },
    publisher: { strengths: '', improvements: '' },
  });
});

it('has no price where the technique did not pass', () => {
  expect(composeFeedback({ ...own, priceScore: null }, all).price).toBeNull();
});

it('is complete with strengths and improvements, from the panel or the publisher', () => {
  const said = (
    strengths: string,
    improvements: string,
    publisher = { strengths: '', improvements: '' },
  ) => isComplete({ strengths, improvements, publisher });
  expect(said('好', '改')).toBe(true);
  expect(said('', '改')).toBe(false);
  expect(said('好', '')).toBe(false);
  expect(said('', '改', { strengths: '好', improvements: '' })).toBe(true);
  expect(said('好', '', { strengths: '', improvements: '  ' })).toBe(false);
});

it('a median is somebody’s score and lies between the ends', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1 }), (scores) => {
      const median = medianOf(scores);
      expect(scores).toContain(median);
      expect(scores.filter((s) => s < median).length * 2).toBeLessThan(scores.length + 1);
    }),
  );
});
