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
    ['zhijian', false, [0, 2]],
    ['zhi', false, [0, 2]],
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

  it('finds nothing in nothing', () => {
    expect(new PinyinColumn().find('zhijian', false)).toEqual([]);
  });
});
