import { Words } from './words.js';

function dictionary(...list: string[]): Words {
  const words = new Words();
  list.forEach((word, i) => words.add(word, i));
  return words;
}

const found = (words: Words, typed: string, typing: boolean) =>
  words.expand(typed, typing).map(({ word, typos }) => `${word} ${typos}`);

describe('Words', () => {
  const words = dictionary('harmony', 'harmonyos', 'harbor', 'armor', '12345', '12346');

  it('knows exact words', () => {
    expect(words.get('armor')).toBe(3);
    expect(words.get('nothing')).toBe(-1);
  });

  it('completes a word that is being typed', () => {
    expect(found(words, 'har', true)).toEqual(['harbor 0', 'harmony 0', 'harmonyos 0']);
    expect(found(words, 'har', false)).toEqual([]);
  });

  it('forgives mistakes, the right word first', () => {
    expect(found(words, 'harmony', true)).toEqual(['harmony 0', 'harmonyos 0']);
    expect(found(words, 'harmnoy', false)).toEqual(['harmony 1']);
    expect(found(words, 'xarmonyos', false)).toEqual(['harmonyos 2']);
  });

  it('takes numbers literally', () => {
    expect(found(words, '12345', false)).toEqual(['12345 0']);
  });

  it('finds late words among many sorted ones', () => {
    const many = dictionary(
      ...Array.from({ length: 1000 }, (_, i) => `w${String(i).padStart(4, '0')}`),
    );
    expect(found(many, 'w0999', false)).toEqual([
      'w0999 0',
      ...found(many, 'w0999', false).slice(1),
    ]);
    many.add('w0999z', 5000);
    expect(found(many, 'w0999', true)).toContain('w0999z 0');
    expect(many.expand('w', true).length).toBe(1000);
  });

  it('cuts off the same words whatever the order of arrival', () => {
    const list = Array.from({ length: 1500 }, (_, i) => `w${String(i).padStart(4, '0')}`);
    const forwards = dictionary(...list);
    const backwards = dictionary(...list.toReversed());
    const words = (from: Words) => from.expand('w', true).map(({ word }) => word);
    expect(words(backwards)).toEqual(words(forwards));
  });
});
