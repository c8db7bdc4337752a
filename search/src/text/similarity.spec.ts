import { jaccard, shingles, similarTexts } from './similarity.js';

describe('shingles', () => {
  it('are all runs of k characters without punctuation, spelling folded', () => {
    expect([...shingles('AI，质检！', 3)]).toEqual(['ai质', 'i质检']);
    expect([...shingles('軟體', 2)]).toEqual(['软件']);
  });

  it('are the text itself when it is shorter, and none when it is empty', () => {
    expect([...shingles('质', 3)]).toEqual(['质']);
    expect(shingles(' ，。', 3).size).toBe(0);
  });
});

describe('jaccard', () => {
  it('is shared by all', () => {
    expect(jaccard(new Set(['a', 'b', 'c']), new Set(['b', 'c', 'd']))).toBe(0.5);
    expect(jaccard(new Set(['a']), new Set(['a']))).toBe(1);
    expect(jaccard(new Set(['a']), new Set(['b']))).toBe(0);
    expect(jaccard(new Set(), new Set())).toBe(0);
  });
});

describe('similarTexts', () => {
  it('finds near duplicates and leaves the others out', () => {
    const found = similarTexts(
      '海沧港区集装箱码头无人集卡水平运输',
      [
        { id: 'far', text: '基层医院医学影像辅助诊断' },
        { id: 'near', text: '海沧港集装箱码头的无人集卡水平运输' },
        { id: 'same', text: '海沧港区集装箱码头无人集卡水平运输。' },
      ],
      0.5,
    );
    expect(found.map(({ id }) => id)).toEqual(['same', 'near']);
    expect(found[0]?.similarity).toBe(1);
  });
});
