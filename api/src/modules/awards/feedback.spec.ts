import fc from 'fast-check';
import { composeFeedback, fewestScores, isComplete, medianOf, withoutFew } from './feedback.js';

const own = {
  ...{ bidId: 'mine', scenarioId: 's', rank: 2, passed: true, total: 700_000 },
  ...{ techniqueScore: 550_000, priceScore: 150_000 as number | null, priceFull: 200_000 },
  criteria: [{ criterionId: 'fit', title: '满足程度', score: 180_000, full: 250_000 }],
  ...{ strengths: ' 数据接口说得清楚 ', improvements: '验收步骤请写到周' },
};
/** The first `bids` of so many scores. */
const among = (bids: number) => ({
  bids,
  totals: [700_000, 800_000, 600_000, 500_000, 400_000].slice(0, bids),
  technique: [600_000, 550_000, 500_000, 400_000, 300_000].slice(0, bids),
  price: [200_000, 150_000, 100_000, 90_000, 80_000].slice(0, bids),
  criteria: [
    {
      ...{ criterionId: 'fit', title: '满足程度' },
      scores: [200_000, 180_000, 150_000, 100_000, 90_000].slice(0, bids),
    },
  ],
});
const all = among(5);

it('places one’s own scores among all, without names or ids of the others', () => {
  const feedback = composeFeedback(own, all);
  expect(feedback).toEqual({
    ...{ bidId: 'mine', rank: 2, bids: 5, passed: true, total: 700_000 },
    withheld: false,
    totals: [800_000, 700_000, 600_000, 500_000, 400_000],
    criteria: [
      {
        ...{ criterionId: 'fit', title: '满足程度', score: 180_000, full: 250_000 },
        ...{ best: 200_000, median: 150_000, lowest: 90_000 },
      },
    ],
    price: { score: 150_000, full: 200_000 },
    ...{ strengths: '数据接口说得清楚', improvements: '验收步骤请写到周' },
    publisher: { strengths: '', improvements: '' },
  });
});

it.each([1, 2])('shows no score but one’s own among %i: they would be the rivals’', (bids) => {
  const feedback = composeFeedback(own, among(bids));
  expect(feedback).toMatchObject({ withheld: true, total: 700_000, totals: [] });
  expect(feedback.criteria).toEqual([
    {
      ...{ criterionId: 'fit', title: '满足程度', score: 180_000, full: 250_000 },
      ...{ best: null, median: null, lowest: null },
    },
  ]);
});

it('hides them also in a feedback that was given with them', () => {
  const given = composeFeedback(own, all);
  const before = {
    ...{ ...given, bids: fewestScores - 1 },
    price: { score: 150_000, full: 200_000, best: 200_000, median: 150_000, lowest: 100_000 },
  };
  const shown = withoutFew(before);
  expect(shown).toMatchObject({ withheld: true, totals: [] });
  expect(shown.criteria[0]).toMatchObject({ best: null, median: null, lowest: null });
  expect(shown.price).toEqual({ score: 150_000, full: 200_000 });
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
