import { addWords, innerWords, segment, tokens } from './segment.js';

describe('segment', () => {
  it('keeps words of the field whole and gives the words inside', () => {
    expect(segment('无人集卡')).toEqual(expect.arrayContaining(['无人集卡', '无人', '集卡']));
    expect(segment('四足机器人防爆巡检')).toEqual(
      expect.arrayContaining(['四足机器人', '机器人', '防爆', '巡检']),
    );
  });

  it('cuts mixed text at the border of scripts', () => {
    expect(segment('ai质检')).toEqual(['ai', '质检']);
    expect(segment('5g+工业互联网')).toEqual(
      expect.arrayContaining(['5g', '工业互联网', '互联网']),
    );
    expect(segment('gpt-4o')).toEqual(['gpt', '4o']);
  });

  it('leaves stop words out unless asked', () => {
    expect(segment('基于大模型的巡检')).toEqual(expect.not.arrayContaining(['的', '基于']));
    expect(segment('的', { keepStopWords: true })).toEqual(['的']);
  });

  it('gives offsets that cut the words out of the text', () => {
    const text = '港口，无人集卡 igv！(5g)';
    for (const { term, start, end } of tokens(text)) expect(text.slice(start, end)).toBe(term);
    expect(tokens(text).map((token) => token.term)).toEqual(['港口', '无人集卡', 'igv', '5g']);
  });

  it('learns words', () => {
    expect(innerWords('鹭岛云枢')).not.toContain('鹭岛云枢');
    addWords(['鹭岛云枢']);
    expect(tokens('接入鹭岛云枢平台').map((token) => token.term)).toContain('鹭岛云枢');
  });

  it('takes empty and odd text', () => {
    expect(segment('')).toEqual([]);
    expect(segment(' ，。!? \n')).toEqual([]);
  });
});
