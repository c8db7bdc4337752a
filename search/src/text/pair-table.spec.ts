import { PairTable, pairKey } from './pair-table.js';

const code = (text: string, at = 0) => text.charCodeAt(at);

describe('PairTable', () => {
  it('finds what was added among very many', () => {
    const table = new PairTable();
    for (let i = 0; i < 50_000; i += 1) table.add(pairKey(0x4e00 + (i % 250), 0x5000 + i), i);
    for (let i = 0; i < 50_000; i += 1) {
      expect(table.get(pairKey(0x4e00 + (i % 250), 0x5000 + i))).toBe(i);
    }
    expect(table.get(pairKey(1, 1))).toBe(-1);
    expect(table.size).toBe(50_000);
  });

  it('finds all grams with a character, first, second or alone', () => {
    const table = new PairTable();
    table.add(pairKey(code('茶'), code('叶')), 0);
    table.add(pairKey(code('红'), code('茶')), 1);
    table.add(pairKey(0, code('茶')), 2);
    table.add(pairKey(code('红'), code('叶')), 3);
    expect(table.withCharacter(code('茶')).sort()).toEqual([0, 1, 2]);
    expect(table.withCharacter(code('水'))).toEqual([]);
  });
});
