import { mayBePinyin, pinyinKeys, pinyinOf } from './pinyin.js';

describe('pinyinOf', () => {
  it('spells a title and marks where words start', () => {
    const found = pinyinOf('工业ai质检');
    expect(found?.full.letters).toBe('gongyeaizhijian');
    expect(found?.full.starts).toEqual([0, 6, 8]);
    expect(found?.initials).toEqual({ letters: 'gyaizj', starts: [0, 2, 4] });
    expect(found?.words).toEqual(['gongye', 'ai', 'zhijian']);
  });

  it('reads words, not characters: 重庆 is chongqing, 银行 yinhang', () => {
    expect(pinyinOf('重庆银行')?.full.letters).toBe('chongqingyinhang');
  });

  it('writes ü as v', () => {
    expect(pinyinOf('绿色')?.full.letters).toBe('lvse');
  });

  it('starts words inside longer words too', () => {
    const found = pinyinOf('人形机器人');
    expect(found?.full.starts.map((start) => found.full.letters.slice(start))).toContain('jiqiren');
  });

  it('is nothing for text without Han characters', () => {
    expect(pinyinOf('harmonyos')).toBeUndefined();
    expect(pinyinOf('')).toBeUndefined();
  });
});

describe('pinyinKeys', () => {
  it('gives what a reader may begin to type', () => {
    const found = pinyinOf('工业质检');
    if (!found) throw new Error('no pinyin');
    expect(pinyinKeys(found)).toEqual({
      full: ['gongyezhijian', 'zhijian', 'gongye'],
      initials: ['gyzj', 'zj'],
    });
  });
});

describe('mayBePinyin', () => {
  it.each([
    ['zj', true],
    ['zhijian', true],
    ['z', false],
    ['5g', false],
    ['质检', false],
    ['zhi jian', false],
  ])('%s: %s', (word, expected) => {
    expect(mayBePinyin(word)).toBe(expected);
  });

  it('leaves rare characters out, whole and in halves', () => {
    for (const text of ['示例𠮷野科技', '𠮷', '吉𠮷𠮷', '𝒳科技']) {
      const found = pinyinOf(text);
      const keys = found ? pinyinKeys(found) : { full: [], initials: [] };
      const all = [...keys.full, ...keys.initials].join(' ');
      expect(all).not.toMatch(/[\ud800-\udfff]/);
      expect(found?.full.starts).toEqual([...new Set(found?.full.starts)]);
    }
    expect(pinyinKeys(pinyinOf('示例𠮷野') ?? never()).full).toContain('shiliye');
  });
});

function never(): never {
  throw new Error('no pinyin');
}
