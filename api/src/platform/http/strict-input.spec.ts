import fc from 'fast-check';
import { depthOf, hasBrokenEncoding } from './strict-input.js';

describe('what is taken at all', () => {
  it('measures the nesting of JSON as its own values are nested', () => {
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depth))
        : 0;
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(depthOf(JSON.stringify(value))).toBe(depth(value)),
      ),
    );
    expect(depthOf('"[[[{\\"["')).toBe(0);
  });

  it.each([
    ['/search?q=%E7%85%A7', false],
    ['/search?q=100%', false],
    ['/search?q=a%20b&x=%E6', true],
    ['/search?q=%ff%fe', true],
    ['/search?q=%ED%A0%80', true],
    ['/%ff', false],
  ])('finds broken encoding in the query of %s: %s', (url, broken) => {
    expect(hasBrokenEncoding(url)).toBe(broken);
  });
});
