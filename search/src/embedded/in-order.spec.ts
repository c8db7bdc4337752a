import fc from 'fast-check';
import { inOrder } from './in-order.js';

describe('inOrder', () => {
  it('gives what ordering everything and cutting out would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 }),
        fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 320 })),
        fc.nat({ max: 30 }),
        (values, from, count) => {
          const compare = (a: number, b: number) => (values[a] ?? 0) - (values[b] ?? 0) || a - b;
          const all = values.map((_, i) => i).sort(compare);
          expect([...inOrder(values.length, from, from + count, compare)]).toEqual(
            all.slice(from, from + count),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['ascending', (i: number) => i],
    ['descending', (i: number) => -i],
    ['all equal', () => 0],
  ])('looks at %s input a few times only', (_, valueOf) => {
    const size = 20_000;
    for (const from of [0, 2000]) {
      let compared = 0;
      const found = inOrder(size, from, from + 20, (a, b) => {
        compared += 1;
        return valueOf(a) - valueOf(b) || a - b;
      });
      expect(found).toHaveLength(20);
      expect(compared).toBeLessThan(size * 12);
    }
  });
});
