import { alignRanges, mergeRanges } from './align.js';
import { foldText } from './normalise.js';

function aligned(original: string, ...words: string[]): string[] {
  const folded = foldText(original);
  const ranges = words.map((word): [number, number] => {
    const at = folded.indexOf(word);
    if (at === -1) throw new Error(`${word} is not in ${folded}`);
    return [at, at + word.length];
  });
  return alignRanges(original, ranges).map(([start, end]) => original.slice(start, end));
}

describe('alignRanges', () => {
  it.each([
    ['普通文本', ['文本'], ['文本']],
    ['軟體測試', ['软件'], ['軟體']],
    ['在部落格上發表', ['博客'], ['部落格']],
    ['兩岸雲端運算平台', ['云计算'], ['雲端運算']],
    ['兩岸雲端運算平台', ['平台'], ['平台']],
    ['ＡＩ质检', ['AI'], ['ＡＩ']],
    ['面积10㎡以内', ['m2'], ['㎡']],
    ['面积10㎡以内', ['以内'], ['以内']],
    ['a\u200b质\u200b检', ['质检'], ['质\u200b检']],
    ['Café 机器人', ['Cafe'], ['Café']],
  ])('carries ranges back: %s %j → %j', (original, words, expected) => {
    expect(aligned(original, ...words)).toEqual(expected);
  });

  it('has nothing to carry without ranges', () => {
    expect(alignRanges('軟體', [])).toEqual([]);
  });
});

describe('mergeRanges', () => {
  it('sorts, joins what touches and drops what is empty', () => {
    expect(
      mergeRanges([
        [5, 6],
        [0, 2],
        [2, 3],
        [1, 2],
        [9, 9],
      ]),
    ).toEqual([
      [0, 3],
      [5, 6],
    ]);
  });
});
