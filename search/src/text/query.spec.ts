import { joinedPinyin, parseQuery, requiredOf } from './query.js';

const texts = (text: string, typing = true) =>
  parseQuery(text, typing).units.map((unit) => unit.text);

describe('parseQuery', () => {
  it.each([
    ['AI质检', ['ai', '质检']],
    ['海沧 的 巡检', ['海沧', '巡检']],
    ['的', ['的']],
    ['GPT-4o', ['gpt', '4o']],
    ['大语言模型', ['大语言模型']],
    ['Large  Language Model 客服', ['large language model', '客服']],
    ['质检质检', ['质检']],
    ['', []],
    ['，。"-!', []],
    ['"质检" OR state = x', ['质检', 'state', 'x']],
  ])('reads %j as %j', (typed, expected) => {
    expect(texts(typed)).toEqual(expected);
  });

  it('joins single characters that no dictionary knows, stop words among them', () => {
    expect(texts('佳都')).toEqual(['佳都']);
  });

  it('knows whether the last word may be unfinished', () => {
    const typing = (text: string, open = true) =>
      parseQuery(text, open).units.map((unit) => unit.typing);
    expect(typing('港口 harm')).toEqual([false, true]);
    expect(typing('港口 harm ')).toEqual([false, false]);
    expect(typing('港口 harm', false)).toEqual([false, false]);
  });

  it('gives the parts of a long word without synonyms', () => {
    expect(parseQuery('缺陷检测').units[0]?.parts).toEqual([]);
    expect(parseQuery('医保控费').units[0]?.parts).toEqual(['医保', '控费']);
  });

  it('tells Latin neighbours how they read as one', () => {
    expect(parseQuery('open harmony 生态').units.map((unit) => unit.joined)).toEqual([
      ['openharmony'],
      ['openharmony'],
      [],
    ]);
  });

  it('does not ask for what everything here is about, unless nothing else is asked for', () => {
    const required = (text: string) => requiredOf(parseQuery(text).units).map((one) => one.text);
    expect(required('AI质检')).toEqual(['质检']);
    expect(required('智能客服 人工智能')).toEqual(['智能客服']);
    expect(required('AI')).toEqual(['ai']);
    expect(required('5G质检')).toEqual(['5g', '质检']);
  });

  it('takes a description for long, and reads only so much of it', () => {
    const long = parseQuery(
      '集装箱码头夜间装卸高峰调度人手不足希望引入无人集卡与岸桥协同并支持台风天远程接管',
    );
    expect(long.long).toBe(true);
    expect(parseQuery('质检机器人'.repeat(10_000)).units.length).toBeLessThanOrEqual(24);
  });
});

describe('joinedPinyin', () => {
  it('joins what may be pinyin typed with spaces', () => {
    expect(joinedPinyin(parseQuery('gong ye zhi jian'))?.units[0]?.text).toBe('gongyezhijian');
    expect(joinedPinyin(parseQuery('zhijian'))).toBeUndefined();
    expect(joinedPinyin(parseQuery('5g zhijian'))).toBeUndefined();
  });
});
