import { snippet } from './snippet.js';

describe('snippet', () => {
  const text = `${'甲'.repeat(50)}质检${'乙'.repeat(50)}`;

  it('keeps a short text whole', () => {
    expect(snippet('质检', [[0, 2]], 10)).toEqual({
      text: '质检',
      ranges: [[0, 2]],
      cutBefore: false,
      cutAfter: false,
    });
    expect(snippet(text, [[50, 52]]).text).toBe(text);
  });

  it('cuts to the matches', () => {
    const found = snippet(text, [[50, 52]], 20);
    expect(found.text).toHaveLength(20);
    expect(found.ranges.map(([from, to]) => found.text.slice(from, to))).toEqual(['质检']);
    expect([found.cutBefore, found.cutAfter]).toEqual([true, true]);
  });

  it('shows the beginning when nothing matched', () => {
    const found = snippet(text, [], 10);
    expect(found.text).toBe('甲'.repeat(10));
    expect([found.cutBefore, found.cutAfter]).toEqual([false, true]);
  });

  it('prefers the place with most matches', () => {
    const found = snippet(
      text,
      [
        [0, 1],
        [50, 51],
        [51, 52],
        [53, 54],
      ],
      10,
    );
    expect(found.text).toContain('质检');
  });

  it('never cuts a character in two', () => {
    const long = '𠮷'.repeat(30);
    for (let size = 1; size < 30; size += 1) {
      expect(snippet(long, [[20, 22]], size).text).not.toMatch(/\p{Cs}/u);
    }
  });
});
