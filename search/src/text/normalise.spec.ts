import { foldText, normalise } from './normalise.js';

describe('normalise', () => {
  it.each([
    ['ＡＩ质检', 'ai质检'],
    ['軟體與人工智慧', '软件与人工智能'],
    ['無人集卡', '无人集卡'],
    ['醫學影像', '医学影像'],
    ['雲端運算', '云计算'],
    ['政府文件傳輸', '政府文件传输'],
    ['覆蓋', '覆盖'],
    ['人工智慧', '人工智能'],
    ['Café Ünïcode', 'cafe unicode'],
    ['㎡ ① ½', 'm2 1 1⁄2'],
    ['质\u200b检\ufeff', '质检'],
    ['a\u0000b', 'a b'],
  ])('folds %j to %j', (input, expected) => {
    expect(normalise(input)).toBe(expected);
  });

  it.each([
    '医学影像智能辅助诊断',
    '智慧城市的核心环节，审批覆盖不足。',
    '序列猴子、云智慧',
    '建立分领域动态迭代的文件程序',
    '（项目）……“测试”：第一，第二；完！',
  ])('leaves ordinary simplified text as it is: %s', (text) => {
    expect(normalise(text)).toBe(text);
  });

  it('replaces broken surrogates and keeps whole ones', () => {
    expect(normalise('\ud800质\udc00检𠮷')).toBe(' 质 检𠮷');
  });

  it('is stable: folding twice changes nothing', () => {
    for (const text of ['臺灣的資訊安全，ＧＰＴ－４ｏ', 'İstanbul', '㍿ﬁ', '한국어']) {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }
  });

  it('keeps upper and lower case when asked to fold only', () => {
    expect(foldText('ＨarmonyOS 裝置')).toBe('HarmonyOS 设备');
  });
});
