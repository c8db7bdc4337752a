import { loosened, tellingOf } from './nearest.js';
import { parseQuery } from './query.js';

describe('tellingOf', () => {
  it('is more for rare words and never negative', () => {
    expect(tellingOf(1, 1000)).toBeGreaterThan(tellingOf(100, 1000));
    expect(tellingOf(1000, 1000)).toBeGreaterThanOrEqual(0);
    expect(tellingOf(5, 0)).toBe(0);
  });
});

describe('loosened', () => {
  const pieces = (text: string) =>
    parseQuery(text).units.flatMap((unit) => loosened(unit).map((piece) => piece.text));

  it.each([
    ['医保控费', ['医保', '控费']],
    ['企鹅', []],
    ['佳都', ['佳']],
    ['kubernetes', []],
  ])('%s: %j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });
});
