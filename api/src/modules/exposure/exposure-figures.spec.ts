import { exposureCells, told } from './exposure-figures.js';

const rows = (key: string, n: number, attention: number) =>
  Array.from({ length: n }, () => ({ key, attention }));

describe('exposure by group', () => {
  it('tells each group’s share relative to all', () => {
    const cells = exposureCells([...rows('a', 5, 1), ...rows('b', 5, 3)], ['b', 'a', 'c']);
    expect(cells).toEqual([
      { key: 'b', suppliers: 5, relative: 1.5, suppressed: false },
      { key: 'a', suppliers: 5, relative: 0.5, suppressed: false },
    ]);
  });

  it('hides groups under five, and with a single hidden one the next smallest too', () => {
    const given = [...rows('a', 4, 1), ...rows('b', 6, 1), ...rows('c', 9, 1)];
    const cells = exposureCells(given, ['a', 'b', 'c']);
    expect(cells.map((cell) => [cell.key, cell.suppressed])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
    expect(exposureCells(rows('a', 2, 1), ['a'])[0]).toMatchObject({
      suppliers: null,
      relative: null,
    });
  });

  it('hides as many more as it takes that the hidden ones are five together', () => {
    const given = [...rows('a', 1, 9), ...rows('b', 1, 0), ...rows('c', 7, 1), ...rows('d', 9, 1)];
    const cells = exposureCells(given, ['a', 'b', 'c', 'd']);
    expect(cells.map((cell) => cell.suppressed)).toEqual([true, true, true, false]);
  });

  it('tells no count of one to four', () => {
    expect([0, 1, 4, 5].map(told)).toEqual([0, null, null, 5]);
  });

  it('says nothing of shares while nobody was shown', () => {
    expect(exposureCells(rows('a', 5, 0), ['a'])[0]).toMatchObject({
      suppliers: 5,
      relative: null,
    });
  });
});
