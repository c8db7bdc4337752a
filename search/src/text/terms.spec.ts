import { hanDictionary } from './segment.js';
import { termsOfWord, visitTerms } from './terms.js';

function termsOf(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {
    other: [],
    word: [],
    inside: [],
    long: [],
    triple: [],
    alone: [],
  };
  visitTerms(text, {
    other: (word) => found['other']?.push(word),
    character: (code, alone) => alone && found['alone']?.push(String.fromCharCode(code)),
    pair: (first, second, isWord) =>
      found[isWord ? 'word' : 'inside']?.push(String.fromCharCode(first, second)),
    longWord: (word) => found['long']?.push(String(word)),
    triple: (characters) => found['triple']?.push(characters),
  });
  return found;
}

describe('visitTerms', () => {
  it('tells words from accidents', () => {
    const found = termsOf('工业视觉gpt');
    expect(found).toMatchObject({ word: ['工业', '视觉'], inside: [], other: ['gpt'] });
  });

  it('finds words inside longer ones', () => {
    const found = termsOf('无人集卡');
    expect(found['word']).toEqual(['无人', '集卡']);
    expect(found['inside']).toEqual(['人集']);
    expect(found['long']).toEqual([String(hanDictionary().numberOf('无人集卡'))]);
    expect(found['triple']).toEqual(['无人集', '人集卡']);
  });

  it('joins single characters with their neighbours', () => {
    const found = termsOf('云从科技');
    expect(found['inside']).toContain('云从');
    expect(found['alone']).toEqual(['云', '从']);
  });

  it('leaves particles alone', () => {
    expect(termsOf('巡检的质检')['inside']).toEqual([]);
  });

  it('does not reach over punctuation', () => {
    const found = termsOf('质检，巡检');
    expect(found).toMatchObject({ word: ['质检', '巡检'], inside: [] });
  });
});

describe('termsOfWord', () => {
  it('are terms of every text that holds the word', () => {
    expect(termsOfWord('云从科技')).toEqual({ long: [], pairs: ['云从', '科技'], triples: [] });
    expect(termsOfWord('质检')).toEqual({ long: [], pairs: ['质检'], triples: [] });
    const { long, triples } = termsOfWord('机器人');
    expect(long).toEqual([hanDictionary().numberOf('机器人')]);
    expect(triples).toEqual(['机器人']);
  });
});
