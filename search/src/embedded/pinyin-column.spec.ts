import { PinyinColumn } from './pinyin-column.js';

function column(): PinyinColumn {
  const pinyin = new PinyinColumn();
  pinyin.push([{ letters: 'gongyezhijian', starts: [0, 6] }]);
  pinyin.push([]);
  pinyin.push([
    { letters: 'zhijian', starts: [0] },
    { letters: 'xiamen', starts: [0] },
  ]);
  return pinyin;
}

describe('PinyinColumn', () => {
  it.each([
    ['zhijian', false, [2, 0]],
    ['zhi', false, [2, 0]],
    ['zhi', true, []],
    ['gongye', true, [0]],
    ['gong', true, []],
    ['jian', false, []],
    ['xia', false, [2]],
    ['zhijianxia', false, []],
    ['beijing', false, []],
  ])('finds %s (whole %s) in %j', (typed, whole, documents) => {
    expect(column().find(typed, whole)).toEqual(documents);
  });

  it('gives back the names of a document', () => {
    expect(column().namesOf(2)).toEqual([
      { letters: 'zhijian', starts: [0] },
      { letters: 'xiamen', starts: [0] },
    ]);
    expect(column().namesOf(1)).toEqual([]);
  });

  it('names a document once, however often the letters stand in it', () => {
    const pinyin = new PinyinColumn();
    pinyin.push([
      { letters: 'zhinengzhijian', starts: [0, 7] },
      { letters: 'zhizao', starts: [0] },
    ]);
    expect(pinyin.find('zhi', false)).toEqual([0]);
  });

  it('tells one-letter words from longer ones', () => {
    const pinyin = new PinyinColumn();
    pinyin.push([{ letters: 'abc', starts: [0, 1] }]);
    pinyin.push([{ letters: 'a', starts: [0] }]);
    expect(pinyin.find('ab', true)).toEqual([]);
    expect(pinyin.find('bc', true)).toEqual([0]);
  });

  it('finds nothing in nothing', () => {
    expect(new PinyinColumn().find('zhijian', false)).toEqual([]);
  });
});
